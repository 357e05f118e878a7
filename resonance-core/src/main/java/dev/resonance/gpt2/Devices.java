package dev.resonance.gpt2;

import ai.djl.Device;
import ai.djl.engine.Engine;
import dev.resonance.error.InvalidValueException;
import dev.resonance.model.ModelLoadException;

/** From the name of a device to the device. */
final class Devices {
    static {
        // DJL would ask the cloud's metadata service where it runs, report its use, and look online for what is
        // missing.
        System.setProperty("OPT_OUT_TRACKING", "true");
        System.setProperty("ai.djl.offline", "true");
    }

    private Devices() {}

    /**
     * @throws ModelLoadException if libtorch cannot be loaded on this machine
     * @throws InvalidValueException if the device asked for is not there
     */
    static Device find(String name) {
        Engine engine;
        try {
            engine = Engine.getEngine("PyTorch");
        } catch (RuntimeException | LinkageError e) {
            throw new ModelLoadException(
                    "PyTorch's native library cannot be loaded here (" + System.getProperty("os.name") + " "
                            + System.getProperty("os.arch")
                            + "): add ai.djl.pytorch:pytorch-native-cpu with the classifier of this platform",
                    e);
        }
        int gpus = engine.getGpuCount();
        return switch (name) {
            case "cpu" -> Device.cpu();
            case "auto" -> gpus > 0 ? Device.gpu() : Device.cpu();
            case "mps" ->
                throw new InvalidValueException("DEVICE", name, "auto or cpu: this build has no Apple GPU support");
            default -> {
                int index = name.contains(":") ? Integer.parseInt(name.substring(name.indexOf(':') + 1)) : 0;
                InvalidValueException.require(
                        index < gpus, "DEVICE", name, "auto or cpu: " + gpus + " NVIDIA GPUs were found");
                yield Device.gpu(index);
            }
        };
    }
}
