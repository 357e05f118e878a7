// The official client of OpenAI for Node, unchanged, against the server at the address given: node openai.mjs ADDRESS
import assert from 'node:assert/strict';
import OpenAI from 'openai';

const address = process.argv[2];
const client = new OpenAI({ baseURL: `${address}/v1`, apiKey: 'any', maxRetries: 0, timeout: 60_000 });
const messages = [{ role: 'user', content: 'Hello' }];
const hello = 'Hello! How can I help you?';

const models = await client.models.list();
const model = models.data[0].id;
assert.equal((await client.models.retrieve(model)).id, model);

const whole = await client.chat.completions.create({ model, messages, temperature: 0, logprobs: true });
assert.equal(whole.choices[0].message.content, hello);
assert.equal(whole.choices[0].finish_reason, 'stop');
assert.equal(whole.choices[0].logprobs.content.map((token) => token.token).join(''), hello);
assert.match(whole._request_id, /^req_/);

let text = '';
let usage = null;
const options = { model, messages, temperature: 0, stream: true, stream_options: { include_usage: true } };
for await (const chunk of await client.chat.completions.create(options)) {
    text += chunk.choices[0]?.delta.content ?? '';
    usage = chunk.usage ?? usage;
}
assert.equal(text, hello);
assert.equal(usage.total_tokens, whole.usage.total_tokens);

const plain = await client.completions.create({ model, prompt: 'Once', max_tokens: 3, temperature: 0 });
assert.equal(plain.usage.completion_tokens, 3);

await assert.rejects(client.chat.completions.create({ model: 'none', messages }), OpenAI.NotFoundError);
await assert.rejects(client.chat.completions.create({ model, messages, temperature: 9 }), OpenAI.BadRequestError);
const long = [{ role: 'user', content: 'sea '.repeat(5000) }];
await assert.rejects(
    client.chat.completions.create({ model, messages: long, stream: true }),
    (error) => error instanceof OpenAI.BadRequestError && error.code === 'context_length_exceeded',
);

// Without the bundled model's end tokens an answer goes on to the end of the window, if nobody cancels it.
const endless = { model, messages, stream: true, max_tokens: 400, logit_bias: { 0: -100, 4: -100 } };
for await (const chunk of await client.chat.completions.create(endless)) {
    if (chunk.choices[0].delta.content) {
        break;
    }
}
let active = 1;
for (let look = 0; look < 20 && active > 0; look++) {
    await new Promise((resolve) => setTimeout(resolve, 100));
    active = (await (await fetch(`${address}/health`)).json()).active;
}
assert.equal(active, 0, 'a stream that was left is still answered');
console.log('openai-node reads models, answers, streams and errors, and cancels');
