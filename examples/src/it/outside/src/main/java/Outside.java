import dev.resonance.Resonance;
import dev.resonance.model.Models;

class Outside {
    public static void main(String[] args) {
        try (Resonance resonance = Resonance.builder().model(Models.nano()).build()) {
            resonance.newChat().send("Hello!", System.out::print);
        }
        System.out.println();
    }
}
