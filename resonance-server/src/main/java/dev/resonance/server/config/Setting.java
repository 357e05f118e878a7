package dev.resonance.server.config;

import java.util.Locale;

/**
 * Everything a person can set. The constant's name is the name in the environment, in {@code .env} and as a system
 * property; {@link #option} is the same name on the command line.
 */
@SuppressWarnings("NotJavadoc") // Error Prone takes the Javadoc of an enum's methods for stray comments
public enum Setting {
    MODEL_PATH("", "a model's directory or checkpoint; without one, what MODEL_NAME says, or the bundled model"),
    MODEL_NAME(
            "",
            "resonance-nano, the bundled model; ORG/NAME of one that was pulled; or openai:http://HOST/v1#MODEL, one on another server"),
    MODEL_API_KEY("", "the key that the other server of MODEL_NAME wants"),
    ADAPTER_PATH("", "a LoRA adapter's directory"),
    DEVICE("auto", "auto, cpu, cuda, cuda:N or mps"),
    PRECISION("auto", "auto, fp32, bf16, fp16, int8 or int4"),
    LOAD_IN_4BIT("false", "true is the same as PRECISION=int4"),
    CONTEXT_LENGTH("", "a shorter window than the model's own, in tokens"),
    MAX_NEW_TOKENS("256", "how long an answer may be, in tokens"),
    TEMPERATURE("0.7", "0 (always the likeliest word) to 2"),
    TOP_P("0.9", "above 0, up to 1 (off)"),
    TOP_K("50", "0 (off) or more"),
    SEED("", "a whole number; the same one gives the same answers"),
    SYSTEM_PROMPT("", "a text put before every conversation"),
    HOST("127.0.0.1", "the address to listen on"),
    PORT("8000", "the API's port; 0 is any free one"),
    UI_PORT("8080", "the web chat's port; 0 is any free one"),
    UI_USERS("", "a file of the web chat's users, a line of resonance user each; without one, it has a single user"),
    API_KEYS("", "keys that clients must send, separated by commas"),
    ALLOW_ANONYMOUS("false", "true allows listening beyond this machine without keys"),
    CORS_ORIGINS("", "web origins that may call the API: a JSON array, or separated by commas"),
    SEARCH_ENABLED("true", "false never searches the web"),
    SEARCH_MAX_RESULTS("5", "1 to 20"),
    SEARCH_URL("", "another address for DuckDuckGo's html page"),
    SEARXNG_URL("", "a SearXNG server of yours, asked before DuckDuckGo"),
    SEARCH_READ_PAGES("0", "how many result pages a search reads, 0 to 4; 0 is their snippets alone"),
    SEARCH_READ_HOSTS("", "HOST:PORTs of your own network that may be read, separated by commas"),
    SEARCH_SUSPICIOUS("keep", "what becomes of passages that speak to the model: keep, flag (go last) or drop"),
    DOCUMENTS_DIR("", "a folder of documents that a search looks into too"),
    DATA_DIR("data", "where conversations and uploads are kept"),
    DATABASE_URL("", "another database than the one in DATA_DIR"),
    MAX_UPLOAD_MB("20", "the largest file to attach"),
    MAX_BODY_MB("4", "the largest request of the API"),
    MAX_HEADER_KB("64", "the largest head of a request of the API"),
    MAX_CONNECTIONS("1024", "how many clients may be connected to the API"),
    MAX_CHOICES("4", "how many answers a request may ask for"),
    REQUESTS_PER_MINUTE("0", "how many requests a key, or an address without one, may send; 0 is any number"),
    STRICT_FIELDS("false", "true refuses fields of a request that mean nothing here"),
    QUEUE_SECONDS("120", "how long a reply may wait for its turn"),
    REQUEST_SECONDS("600", "how long a reply may take"),
    HEARTBEAT_SECONDS("10", "how often a silent stream sends a comment"),
    WRITE_SECONDS("30", "how long a client may leave an answer unread"),
    SHUTDOWN_SECONDS("10", "how long replies may go on when the server is stopped"),
    MAX_QUEUE("64", "how many replies may wait"),
    MAX_BATCH("8", "how many replies are made at once"),
    HF_ENDPOINT("", "another address for the Hugging Face hub, such as a mirror"),
    HF_HOME("", "the folder whose folder hub has the models from the hub"),
    HF_TOKEN("", "the hub's access token, for private and gated models");

    private final String defaultText;
    private final String meaning;

    Setting(String defaultText, String meaning) {
        this.defaultText = defaultText;
        this.meaning = meaning;
    }

    /** The value where nothing is set; empty for none. */
    public String defaultText() {
        return defaultText;
    }

    /** What it does and what is allowed, in one line. */
    public String meaning() {
        return meaning;
    }

    /** The name on the command line, such as {@code --model-path}. */
    public String option() {
        return "--" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether the value must not be shown to anybody. */
    public boolean secret() {
        return this == API_KEYS || this == HF_TOKEN || this == MODEL_API_KEY;
    }
}
