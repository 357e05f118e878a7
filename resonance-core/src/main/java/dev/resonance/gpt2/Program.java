package dev.resonance.gpt2;

import ai.djl.ndarray.NDList;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValue;
import ai.djl.pytorch.jni.IValueUtils;
import ai.djl.pytorch.jni.JniUtils;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A compiled TorchScript program: one native call runs all of it, for any number of threads; {@link #close} frees
 * it.
 *
 * <p>Programs are kept as text, in the dialect in which TorchScript writes itself down: Python with every type and every
 * operator spelled out.
 */
final class Program implements AutoCloseable {
    private final PtSymbolBlock block;

    private Program(PtSymbolBlock block) {
        this.block = block;
    }

    /**
     * Compiles a program made of these resources, in order.
     *
     * @param weightType what stands for {@code WEIGHT} in the text
     */
    static Program compile(PtNDManager manager, String weightType, List<String> resources) {
        String text = resources.stream()
                .map(Program::read)
                .collect(Collectors.joining())
                .replace("List[WEIGHT]", "List[" + weightType + "]");
        try (InputStream archive = new ByteArrayInputStream(TorchScriptArchive.of(text))) {
            return new Program(JniUtils.loadModule(manager, archive, true, false));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs it. The inputs stay the caller's; the caller closes the result. */
    IValue run(IValue... inputs) {
        return block.forward(inputs);
    }

    /**
     * Runs it where gradients can be taken, which {@link #run} does not allow. Tensors named {@code name[]} become one
     * list.
     *
     * @param inputs the first one's manager owns the results
     */
    NDList learn(NDList inputs) {
        return IValueUtils.forward(block, inputs, true);
    }

    @Override
    public void close() {
        block.close();
    }

    private static String read(String resource) {
        try (InputStream stream = Program.class.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalStateException("the program " + resource + " is not in the jar");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
