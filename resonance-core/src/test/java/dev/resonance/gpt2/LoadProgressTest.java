package dev.resonance.gpt2;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import dev.resonance.engine.LoadProgress;
import dev.resonance.generation.Precision;
import dev.resonance.model.Checkpoint;
import dev.resonance.model.Gpt2Config;
import dev.resonance.model.ModelFile;
import dev.resonance.model.ModelSource;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LoadProgressTest {
    private static final ModelSource TINY = ReferenceOutputs.model("gpt2-tiny");

    @ParameterizedTest
    @EnumSource(names = {"FP32", "FP16", "INT8"})
    void progress_whileAModelLoads_growsToTheWhole(Precision precision) {
        LoadProgress progress = new LoadProgress();
        List<Double> seen = new CopyOnWriteArrayList<>();
        Checkpoint checkpoint = Checkpoint.open(new Watched(TINY, () -> seen.add(progress.fraction())), progress);
        assertThat(progress.fraction()).isZero();

        StepModel.load(Gpt2Config.read(TINY), checkpoint, Device.cpu(), precision)
                .close();

        assertThat(seen.stream().distinct()).isSorted().hasSizeGreaterThan(6);
        assertThat(progress.fraction()).isEqualTo(1);
        assertThat(progress.loaded()).isEqualTo(progress.total()).isPositive();
    }

    /** Tells whenever a part of a file is read. */
    private record Watched(ModelSource source, Runnable listener) implements ModelSource {
        @Override
        public String name() {
            return source.name();
        }

        @Override
        public Optional<ModelFile> file(String fileName) {
            return source.file(fileName).map(file -> new WatchedFile(file, listener));
        }

        @Override
        public String place() {
            return source.place();
        }
    }

    private record WatchedFile(ModelFile file, Runnable listener) implements ModelFile {
        @Override
        public String place() {
            return file.place();
        }

        @Override
        public long sizeBytes() {
            return file.sizeBytes();
        }

        @Override
        public ByteBuffer slice(long offset, long length) {
            listener.run();
            return file.slice(offset, length);
        }
    }
}
