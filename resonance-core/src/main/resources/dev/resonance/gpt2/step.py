def activate(x: Tensor,
    activation: int) -> Tensor:
  if torch.eq(activation, 0):
    y = torch.gelu(x, approximate="tanh")
  else:
    if torch.eq(activation, 1):
      y = torch.gelu(x)
    else:
      if torch.eq(activation, 2):
        y = torch.relu(x)
      else:
        y = torch.silu(x)
  return y
class M(Module):
  __parameters__ = []
  __buffers__ = []
  def forward(self: __torch__.M,
    tokens: Tensor,
    positions: Tensor,
    plan: List[int],
    wanted: Tensor,
    memory: Tensor,
    embeddings: List[Tensor],
    norms: List[Tensor],
    weights: List[WEIGHT],
    biases: List[Tensor],
    scales: List[float],
    epsilon: float,
    heads: int,
    activation: int) -> Tensor:
    x = torch.add(torch.to(torch.embedding(embeddings[0], tokens), 6), torch.to(torch.embedding(embeddings[1], positions), 6))
    width = torch.size(x, 1)
    headSize = torch.floordiv(width, heads)
    layers = torch.len(scales)
    group = plan[0]
    visible = plan[1]
    others = torch.floordiv(torch.sub(torch.len(plan), 2), 3)
    masks = annotate(List[Optional[Tensor]], [])
    for s in range(others):
      past = plan[torch.add(torch.mul(3, s), 3)]
      count = plan[torch.add(torch.mul(3, s), 4)]
      if torch.__and__(torch.gt(past, 0), torch.gt(count, 1)):
        seen = torch.ones([count, torch.add(past, count)], dtype=11, layout=None, device=ops.prim.device(x))
        _0 = torch.append(masks, torch.tril(seen, past))
      else:
        _1 = torch.append(masks, None)
    at = torch.narrow(positions, 0, 0, group)
    rows = torch.arange(group, dtype=4, layout=None, device=ops.prim.device(x))
    places = annotate(List[Optional[Tensor]], [rows, at])
    columns = torch.arange(visible, dtype=4, layout=None, device=ops.prim.device(x))
    hidden = torch.view(torch.gt(torch.unsqueeze(columns, 0), torch.unsqueeze(at, 1)), [group, 1, 1, visible])
    bias = torch.mul(torch.to(hidden, 6), -1.0000000000000000e+30)
    for layer in range(layers):
      first = torch.mul(4, layer)
      normed = torch.layer_norm(x, [width], norms[first], norms[torch.add(first, 1)], epsilon)
      qkv = torch.view(__torch__.linear(normed, weights, biases, first), [-1, 3, heads, headSize])
      cache = torch.select(memory, 0, layer)
      keys = torch.select(cache, 0, 0)
      values = torch.select(cache, 0, 1)
      mixed = annotate(List[Tensor], [])
      if torch.gt(group, 0):
        part = torch.narrow(qkv, 0, 0, group)
        _2 = torch.index_put_(torch.transpose(keys, 1, 2), places, torch.select(part, 1, 1))
        _3 = torch.index_put_(torch.transpose(values, 1, 2), places, torch.select(part, 1, 2))
        query = torch.unsqueeze(torch.mul(torch.select(part, 1, 0), scales[layer]), 2)
        key = torch.narrow(torch.narrow(keys, 0, 0, group), 2, 0, visible)
        value = torch.narrow(torch.narrow(values, 0, 0, group), 2, 0, visible)
        scores = torch.add(torch.matmul(query, torch.transpose(key, 2, 3)), bias)
        _4 = torch.append(mixed, torch.reshape(torch.matmul(torch.softmax(scores, -1), value), [group, width]))
      row = group
      for s in range(others):
        seat = plan[torch.add(torch.mul(3, s), 2)]
        past = plan[torch.add(torch.mul(3, s), 3)]
        count = plan[torch.add(torch.mul(3, s), 4)]
        part = torch.transpose(torch.narrow(qkv, 0, row, count), 0, 2)
        seated = torch.narrow(cache, 1, seat, 1)
        _5 = torch.copy_(torch.narrow(torch.select(seated, 1, 0), 2, past, count), torch.transpose(torch.narrow(part, 1, 1, 2), 0, 1))
        seen = torch.narrow(seated, 3, 0, torch.add(past, count))
        query = torch.unsqueeze(torch.select(part, 1, 0), 0)
        causal = torch.__and__(torch.eq(past, 0), torch.gt(count, 1))
        attended = torch.scaled_dot_product_attention(query, torch.select(seen, 0, 0), torch.select(seen, 0, 1), masks[s], 0., causal, scale=scales[layer])
        _6 = torch.append(mixed, torch.reshape(torch.transpose(torch.select(attended, 0, 0), 0, 1), [count, width]))
        row = torch.add(row, count)
      if torch.eq(torch.len(mixed), 1):
        joined = mixed[0]
      else:
        joined = torch.cat(mixed)
      x = torch.add(x, __torch__.linear(joined, weights, biases, torch.add(first, 1)))
      normed = torch.layer_norm(x, [width], norms[torch.add(first, 2)], norms[torch.add(first, 3)], epsilon)
      inner = __torch__.activate(__torch__.linear(normed, weights, biases, torch.add(first, 2)), activation)
      x = torch.add(x, __torch__.linear(inner, weights, biases, torch.add(first, 3)))
    if torch.eq(torch.size(wanted, 0), 0):
      logits = wanted
    else:
      x = torch.index_select(x, 0, wanted)
      x = torch.layer_norm(x, [width], norms[torch.mul(4, layers)], norms[torch.add(torch.mul(4, layers), 1)], epsilon)
      logits = __torch__.head(x, weights, biases, torch.mul(4, layers))
    return logits
