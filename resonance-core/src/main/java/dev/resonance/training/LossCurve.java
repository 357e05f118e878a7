package dev.resonance.training;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/** The picture of a training: the loss of steps in blue, that of evaluations in orange. Stateless. */
final class LossCurve {
    private static final int WIDTH = 900;
    private static final int HEIGHT = 500;
    private static final int MARGIN = 60;
    private static final int GRID_LINES = 5;
    private static final Color TRAINING = new Color(0x2F6DB5);
    private static final Color VALIDATION = new Color(0xD9822B);

    private final double lowest;
    private final double highest;
    private final int lastStep;

    /** A loss after so many steps. */
    record Point(int step, double loss) {}

    private LossCurve(List<Point> all) {
        this.lowest = losses(all).min().orElse(0);
        this.highest = Math.max(losses(all).max().orElse(1), lowest + 1e-6);
        this.lastStep = Math.max(1, all.stream().mapToInt(Point::step).max().orElse(1));
    }

    /**
     * Writes it as PNG.
     *
     * @return false where this Java has no pictures: a runtime without {@code java.desktop}
     */
    static boolean write(Path file, List<Point> training, List<Point> validation) throws IOException {
        try {
            System.setProperty("java.awt.headless", "true");
            List<Point> all =
                    Stream.concat(training.stream(), validation.stream()).toList();
            return ImageIO.write(new LossCurve(all).draw(training, validation), "png", file.toFile());
        } catch (LinkageError e) {
            return false;
        }
    }

    private BufferedImage draw(List<Point> training, List<Point> validation) {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, WIDTH, HEIGHT);
        drawGrid(graphics);
        drawLine(graphics, training, TRAINING, 1.5f);
        drawLine(graphics, validation, VALIDATION, 2.5f);
        graphics.setColor(TRAINING);
        graphics.drawString("loss", WIDTH - 2 * MARGIN, MARGIN / 2);
        graphics.setColor(VALIDATION);
        graphics.drawString("evaluation", WIDTH - 2 * MARGIN, MARGIN / 2 + 16);
        graphics.dispose();
        return image;
    }

    private void drawGrid(Graphics2D graphics) {
        for (int line = 0; line <= GRID_LINES; line++) {
            double part = (double) line / GRID_LINES;
            int y = y(lowest + part * (highest - lowest));
            int x = x((int) Math.round(part * lastStep));
            graphics.setColor(new Color(0xE4E4E4));
            graphics.drawLine(MARGIN, y, WIDTH - MARGIN, y);
            graphics.setColor(Color.DARK_GRAY);
            graphics.drawString(String.format(Locale.ROOT, "%.2f", lowest + part * (highest - lowest)), 12, y + 4);
            graphics.drawString(String.valueOf(Math.round(part * lastStep)), x - 8, HEIGHT - MARGIN / 2);
        }
    }

    private void drawLine(Graphics2D graphics, List<Point> points, Color color, float width) {
        Path2D path = new Path2D.Double();
        for (Point point : points) {
            if (Double.isFinite(point.loss())) {
                if (path.getCurrentPoint() == null) {
                    path.moveTo(x(point.step()), y(point.loss()));
                } else {
                    path.lineTo(x(point.step()), y(point.loss()));
                }
            }
        }
        graphics.setColor(color);
        graphics.setStroke(new BasicStroke(width));
        graphics.draw(path);
    }

    private int x(int step) {
        return MARGIN + (int) Math.round((double) step / lastStep * (WIDTH - 2 * MARGIN));
    }

    private int y(double loss) {
        return HEIGHT - MARGIN - (int) Math.round((loss - lowest) / (highest - lowest) * (HEIGHT - 2 * MARGIN));
    }

    private static DoubleStream losses(List<Point> points) {
        return points.stream().mapToDouble(Point::loss).filter(Double::isFinite);
    }
}
