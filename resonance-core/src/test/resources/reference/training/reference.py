import torch, json, sys
from safetensors.torch import save_file, load_file
from transformers import GPT2LMHeadModel
from peft import PeftModel
R = "src/test/resources/reference/"
torch.manual_seed(7)

def load(name):
    model = GPT2LMHeadModel.from_pretrained(R + name, dtype=torch.float32, attn_implementation="eager")
    return model.train(False)  # no dropout

def short(name):
    return name.replace("base_model.model.", "").replace("transformer.", "").replace(".default", "")

def batch(vocabulary, time):
    ids = torch.randint(0, vocabulary, (2, time))
    labels = ids.clone()
    labels[0, :5] = -100
    labels[1, :9] = -100
    return ids, labels

def groups(named):
    return [{"params": [p for _, p in named if p.ndim >= 2], "weight_decay": 0.01},
            {"params": [p for _, p in named if p.ndim < 2], "weight_decay": 0.0}]

out = {}
model = load("gpt2-tiny")
ids, labels = batch(512, 24)
loss = model(input_ids=ids, labels=labels).loss
loss.backward()
out.update({"input_ids": ids, "labels": labels, "loss": loss.detach().reshape(1)})
out.update({"gradient." + short(n): p.grad for n, p in model.named_parameters()})
save_file(out, "gradients.safetensors")

out = {}
model = PeftModel.from_pretrained(load("gpt2-tiny"), R + "gpt2-tiny/adapter", is_trainable=True).train(False)
named = [(n, p) for n, p in model.named_parameters() if p.requires_grad]
optimizer = torch.optim.AdamW(groups(named), lr=1e-2)
loss = model(input_ids=ids, labels=labels).loss
loss.backward()
out["loss"] = loss.detach().reshape(1)
out.update({"gradient." + short(n): p.grad.clone() for n, p in named})
norm = torch.nn.utils.clip_grad_norm_([p for _, p in named], 1.0)
out["norm"] = norm.reshape(1)
optimizer.step()
out.update({"stepped." + short(n): p.detach() for n, p in named})
save_file(out, "lora-step.safetensors")

out = {}
model = load("peft-interop/base")
named = list(model.named_parameters())
ids, labels = batch(model.config.vocab_size, 12)
# Keys have no use for a bias: its gradients are rounding errors, which a smaller epsilon would turn into steps.
optimizer = torch.optim.AdamW(groups(named), lr=1e-2, eps=1e-5)
losses = []
for _ in range(10):
    loss = model(input_ids=ids, labels=labels).loss
    optimizer.zero_grad()
    loss.backward()
    torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
    optimizer.step()
    losses.append(loss.item())
out.update({"input_ids": ids, "labels": labels, "losses": torch.tensor(losses)})
out.update({"stepped." + short(n): p.detach().clone() for n, p in named})
save_file(out, "ten-steps.safetensors")
print(losses, norm)
