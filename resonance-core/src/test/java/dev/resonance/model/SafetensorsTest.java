package dev.resonance.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.resonance.testkit.ModelFiles;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafetensorsTest {
    @TempDir
    Path directory;

    @Test
    void open_aSoundFile_givesItsTensors() {
        write("""
                {"__metadata__":{"format":"pt"},
                 "transformer.a":{"dtype":"F32","shape":[2,3],"data_offsets":[0,24]},
                 "b":{"dtype":"BF16","shape":[],"data_offsets":[24,26]},
                 "mask":{"dtype":"BOOL","shape":[4],"data_offsets":[26,30]}}""", 30);
        Checkpoint checkpoint = open();
        assertThat(checkpoint.tensor("a", 2, 3).floats()).containsOnly(0).hasSize(6);
        assertThat(checkpoint.has("b")).isTrue();
        assertThat(checkpoint.has("mask")).isFalse();
        assertThatThrownBy(() -> checkpoint.tensor("nothing", 1))
                .isInstanceOf(ModelLoadException.class)
                .hasMessageContaining("has no tensor nothing")
                .hasMessageContaining("config.json");
        assertThatThrownBy(() -> checkpoint.tensor("a", 3, 2))
                .isInstanceOf(ModelLoadException.class)
                .hasMessageContaining("tensor a")
                .hasMessageContaining("[2, 3]")
                .hasMessageContaining("[3, 2]");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 8, 9})
    void open_aFileShorterThanItsHeader_throws(int size) {
        ModelFiles.write(file(), Arrays.copyOf(new byte[] {100}, size));
        assertDamaged("its header does not fit the file");
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, Long.MIN_VALUE, Long.MAX_VALUE, 0, 1, 23, 100_000_001, 1L << 32})
    void open_aHeaderLengthThatCannotBe_throws(long length) {
        byte[] file = ModelFiles.safetensors("{}", 20);
        ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).putLong(length);
        ModelFiles.write(file(), file);
        assertDamaged("its header does not fit the file");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "nothing", "{\"a\":", "\u0000\u0001", "\"text\""})
    void open_aHeaderThatIsNoObject_throws(String header) {
        write(header, 0);
        assertDamaged("is not a JSON object");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1",
                "null",
                "[]",
                "{}",
                "{'dtype':'F32','shape':[1]}",
                "{'dtype':'F32','shape':[1],'data_offsets':[]}",
                "{'dtype':'F32','shape':[1],'data_offsets':['a','b']}",
                "{'dtype':'F32','shape':[1],'data_offsets':[0.5,4]}",
                "{'dtype':'F32','shape':[1],'data_offsets':[0,18446744073709551616]}",
                "{'dtype':'F32','shape':1,'data_offsets':[0,4]}",
                "{'dtype':'F32','shape':[4294967297],'data_offsets':[0,4]}",
                "{'dtype':'F32','shape':[2147483647,2147483647,2147483647],'data_offsets':[0,4]}",
                "{'dtype':7,'shape':[1],'data_offsets':[0,4]}",
                "{'shape':[1],'data_offsets':[0,4]}",
                "{'dtype':'F32','shape':[-1],'data_offsets':[0,4]}",
                "{'dtype':'F32','shape':[2],'data_offsets':[0,4]}",
                "{'dtype':'F32','shape':[1],'data_offsets':[0,100]}",
                "{'dtype':'F32','shape':[1],'data_offsets':[4,0]}",
                "{'dtype':'F32','shape':[1],'data_offsets':[-4,0]}",
                "{'dtype':'F32','shape':[1],'data_offsets':[9223372036854775804,9223372036854775807]}",
                "{'dtype':'F99','shape':[1],'data_offsets':[0,4]}",
                "{'dtype':'F64','shape':[1],'data_offsets':[0,8]}"
            })
    void open_aTensorThatCannotBe_throwsAndNamesIt(String entry) {
        write("{\"h.0.w\":" + entry.replace('\'', '"') + "}", 8);
        assertDamaged("tensor h.0.w");
    }

    @Test
    void open_tensorsThatOverlap_throwsAndNamesBoth() {
        write("""
                {"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},
                 "b":{"dtype":"F32","shape":[2],"data_offsets":[4,12]}}""", 12);
        assertDamaged("the tensors a and b overlap");
    }

    @Test
    void open_dataThatIsCutOff_throws() {
        write("{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}}", 7);
        assertDamaged("tensor a lies outside the file");
    }

    @Test
    void open_aDirectoryWithoutTensors_throws() {
        assertDamaged("has no model.safetensors");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'weight_map':[]}",
                "{'weight_map':{'a':{}}}",
                "{'weight_map':{'a':'lost.safetensors'}}",
                "{'weight_map':{'a':'../x.safetensors'}}",
                "{'weight_map':{'a':'/etc/passwd'}}",
                "{'weight_map':{'a':''}}",
                "{'weight_map':{'a':'nul\\u0000.safetensors'}}"
            })
    void open_anIndexThatLeadsNowhere_throws(String index) {
        ModelFiles.write(directory.resolve("model.safetensors.index.json"), index.replace('\'', '"'));
        assertThatThrownBy(this::open)
                .isInstanceOf(ModelLoadException.class)
                .hasMessageContaining(directory.toString())
                .message()
                .doesNotContain("\u0000");
    }

    @Test
    void floats_of16Bits_areExact() {
        float[] values = {0, 1, -2.5f, 65504, 6.1e-5f};
        ByteBuffer half = ByteBuffer.wrap(
                        ModelFiles.safetensors("{\"a\":{\"dtype\":\"F16\",\"shape\":[5],\"data_offsets\":[0,10]}}", 10))
                .order(ByteOrder.LITTLE_ENDIAN);
        int start = half.capacity() - 10;
        for (int index = 0; index < values.length; index++) {
            half.putShort(start + 2 * index, Float.floatToFloat16(values[index]));
        }
        ModelFiles.write(file(), half.array());
        float[] read = open().tensor("a", 5).floats();
        for (int index = 0; index < values.length; index++) {
            assertThat(read[index]).isEqualTo(Float.float16ToFloat(Float.floatToFloat16(values[index])));
        }
    }

    private void assertDamaged(String how) {
        assertThatThrownBy(this::open)
                .isInstanceOf(ModelLoadException.class)
                .hasMessageContaining(directory.toString())
                .hasMessageContaining(how)
                .hasMessageNotContainingAny("\n", "java.");
    }

    private Checkpoint open() {
        return Checkpoint.open(Models.path(directory));
    }

    private void write(String header, int dataBytes) {
        ModelFiles.write(file(), ModelFiles.safetensors(header, dataBytes));
    }

    private Path file() {
        return directory.resolve("model.safetensors");
    }
}
