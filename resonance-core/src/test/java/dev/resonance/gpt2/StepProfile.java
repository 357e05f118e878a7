package dev.resonance.gpt2;

import ai.djl.Device;
import ai.djl.pytorch.jni.JniUtils;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.resonance.generation.LanguageModel;
import dev.resonance.generation.LanguageModel.Feed;
import dev.resonance.generation.LanguageModel.Sequence;
import dev.resonance.generation.Precision;
import dev.resonance.model.Checkpoint;
import dev.resonance.model.Gpt2Config;
import dev.resonance.model.ModelSource;
import dev.resonance.model.Models;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Where the time of a step goes, operator by operator, as libtorch's own profiler sees it. Not a test: timings depend on
 * the machine. Arguments: precision, streams, and how many tokens each has read before. The profiler adds a microsecond or
 * two to each operator; medians over the steps leave out what other programs cost.
 */
final class StepProfile {
    private static final int STEPS = 41;
    private static final int SHOWN = 14;

    private StepProfile() {}

    public static void main(String[] arguments) throws IOException {
        Precision precision = Precision.of(arguments[0]);
        int streams = Integer.parseInt(arguments[1]);
        int past = Integer.parseInt(arguments[2]);
        ModelSource source = Models.random("124M", 1);
        Devices.find("cpu");
        Path trace = Files.createTempFile("profile", ".json");
        try (LanguageModel model = NativeLoading.apart(
                "resonance-loading-weights",
                () -> StepModel.load(Gpt2Config.read(source), Checkpoint.open(source), Device.cpu(), precision))) {
            Random random = new Random(1);
            List<Sequence> sequences = new ArrayList<>();
            for (int stream = 0; stream < streams; stream++) {
                Sequence sequence = model.open();
                model.step(List.of(new Feed(sequence, random.ints(past, 10, 200).toArray())));
                sequences.add(sequence);
            }
            double plain = steps(model, sequences, random);
            JniUtils.startProfile(false, false, false);
            double profiled = steps(model, sequences, random);
            JniUtils.stopProfile(trace.toString());
            System.out.printf("%.2f ms a step, %.2f under the profiler%n", plain, profiled);
            sequences.forEach(Sequence::close);
        }
        print(events(trace));
        Files.delete(trace);
    }

    /** The median of some steps in milliseconds. */
    private static double steps(LanguageModel model, List<Sequence> sequences, Random random) {
        double[] millis = new double[STEPS];
        for (int step = 0; step < STEPS; step++) {
            List<Feed> feeds = sequences.stream()
                    .map(sequence -> new Feed(sequence, new int[] {random.nextInt(200)}))
                    .toList();
            long start = System.nanoTime();
            model.step(feeds);
            millis[step] = (System.nanoTime() - start) / 1e6;
        }
        return median(millis);
    }

    /** Outer operators before those that they call. */
    private static List<Event> events(Path trace) throws IOException {
        List<Event> events = new ArrayList<>();
        for (JsonElement element :
                JsonParser.parseString(Files.readString(trace)).getAsJsonArray()) {
            JsonObject event = element.getAsJsonObject();
            double start = event.get("ts").getAsDouble();
            events.add(new Event(
                    event.get("name").getAsString(),
                    start,
                    start + event.get("dur").getAsDouble()));
        }
        events.sort(Comparator.comparingDouble(Event::start).thenComparing(Event::end, Comparator.reverseOrder()));
        return events;
    }

    /** Each operator's own time, without what it calls: the medians over the steps. */
    private static void print(List<Event> events) {
        Map<String, Operator> operators = new HashMap<>();
        Deque<Event> outer = new ArrayDeque<>();
        int step = -1;
        for (Event event : events) {
            while (!outer.isEmpty() && outer.element().end() <= event.start()) {
                outer.pop();
            }
            if (outer.isEmpty() && event.name().equals("forward")) {
                step++;
            }
            if (step >= 0 && step < STEPS) {
                operators.computeIfAbsent(event.name(), Operator::new).add(step, event.micros(), 1);
                if (!outer.isEmpty()) {
                    operators
                            .computeIfAbsent(outer.element().name(), Operator::new)
                            .add(step, -event.micros(), 0);
                }
            }
            outer.push(event);
        }
        operators.values().stream()
                .sorted(Comparator.comparingDouble(operator -> -median(operator.micros)))
                .limit(SHOWN)
                .forEach(operator -> System.out.printf(
                        "%-62s %7.3f ms in %.0f calls%n",
                        operator.name, median(operator.micros) / 1000, operator.calls / (double) STEPS));
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    /** All calls of an operator. */
    private static final class Operator {
        private final String name;
        private final double[] micros = new double[STEPS];
        private int calls;

        Operator(String name) {
            this.name = name;
        }

        void add(int step, double more, int moreCalls) {
            micros[step] += more;
            calls += moreCalls;
        }
    }

    /** One call of an operator, in microseconds. */
    private record Event(String name, double start, double end) {
        double micros() {
            return end - start;
        }
    }
}
