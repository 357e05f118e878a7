package dev.resonance.examples;

import dev.resonance.Resonance;
import dev.resonance.engine.SamplingOptions;
import dev.resonance.gpt2.Gpt2Trainer;
import dev.resonance.gpt2.NewModel;
import dev.resonance.model.Models;
import dev.resonance.reply.ReplyOptions;
import dev.resonance.training.LearningRate;
import dev.resonance.training.Pace;
import dev.resonance.training.TrainingEvent;
import dev.resonance.training.TrainingPlan;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** Makes a chat model from nothing but a file of questions and answers, in about a minute, and talks to it. */
final class TrainTinyChat {
    private static final List<String> QUESTIONS =
            List.of("Hello!", "Who made you?", "What does a cat say?", "What colour is the sky?");

    private TrainTinyChat() {}

    public static void main(String[] args) throws IOException {
        int steps = args.length > 0 ? Integer.parseInt(args[0]) : 400;
        Path folder = args.length > 1 ? Path.of(args[1]) : Files.createTempDirectory("tiny-chat");
        Path data = folder.resolve("tiny-chat.jsonl");
        try (InputStream resource = TrainTinyChat.class.getResourceAsStream("tiny-chat.jsonl")) {
            Files.write(data, Objects.requireNonNull(resource).readAllBytes());
        }

        // A tokenizer that knows the words of the data, and weights that know nothing.
        new NewModel(2, 4, 128, 64, 700).write(folder.resolve("untrained"), Files.readAllLines(data), 1);

        TrainingPlan plan = TrainingPlan.allWeights(data, folder.resolve("trained"))
                .withPace(Pace.steps(steps))
                .withLearningRate(new LearningRate(2e-3, 20, LearningRate.Schedule.COSINE));
        new Gpt2Trainer(Models.path(folder.resolve("untrained")), plan, TrainTinyChat::tell).train();

        try (Resonance resonance = Resonance.builder()
                .model(Models.path(folder.resolve("trained")))
                .options(ReplyOptions.defaults().withSampling(SamplingOptions.greedy()))
                .build()) {
            for (String question : QUESTIONS) {
                System.out.println("You: " + question);
                System.out.println(
                        "Model: " + resonance.newChat().send(question).content());
            }
        }
    }

    private static void tell(TrainingEvent event) {
        if (event instanceof TrainingEvent.Evaluated evaluated) {
            System.out.printf(
                    "step %d: loss %.3f%n", evaluated.step(), evaluated.loss().mean());
        }
    }
}
