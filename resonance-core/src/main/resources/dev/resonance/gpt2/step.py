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
    last: Tensor,
    caches: List[Tensor],
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
    masks = annotate(List[Optional[Tensor]], [])
    for s in range(torch.len(caches)):
      past = plan[torch.mul(2, s)]
      count = plan[torch.add(torch.mul(2, s), 1)]
      if torch.__and__(torch.gt(past, 0), torch.gt(count, 1)):
        visible = torch.ones([count, torch.add(past, count)], dtype=11, layout=None, device=ops.prim.device(x))
        _0 = torch.append(masks, torch.tril(visible, past))
      else:
        _1 = torch.append(masks, None)
    for layer in range(layers):
      first = torch.mul(4, layer)
      normed = torch.layer_norm(x, [width], norms[first], norms[torch.add(first, 1)], epsilon)
      qkv = torch.view(__torch__.linear(normed, weights, biases, first), [-1, 3, heads, headSize])
      mixed = annotate(List[Tensor], [])
      row = 0
      for s in range(torch.len(caches)):
        past = plan[torch.mul(2, s)]
        count = plan[torch.add(torch.mul(2, s), 1)]
        cache = torch.select(caches[s], 0, layer)
        part = torch.transpose(torch.narrow(qkv, 0, row, count), 0, 2)
        query = torch.unsqueeze(torch.select(part, 1, 0), 0)
        _2 = torch.copy_(torch.narrow(cache, 2, past, count), torch.transpose(torch.narrow(part, 1, 1, 2), 0, 1))
        seen = torch.narrow(cache, 2, 0, torch.add(past, count))
        key = torch.narrow(seen, 0, 0, 1)
        value = torch.narrow(seen, 0, 1, 1)
        causal = torch.__and__(torch.eq(past, 0), torch.gt(count, 1))
        attended = torch.scaled_dot_product_attention(query, key, value, masks[s], 0., causal, scale=scales[layer])
        _3 = torch.append(mixed, torch.reshape(torch.transpose(torch.select(attended, 0, 0), 0, 1), [count, width]))
        row = torch.add(row, count)
      if torch.eq(torch.len(mixed), 1):
        joined = mixed[0]
      else:
        joined = torch.cat(mixed)
      x = torch.add(x, __torch__.linear(joined, weights, biases, torch.add(first, 1)))
      normed = torch.layer_norm(x, [width], norms[torch.add(first, 2)], norms[torch.add(first, 3)], epsilon)
      inner = __torch__.activate(__torch__.linear(normed, weights, biases, torch.add(first, 2)), activation)
      x = torch.add(x, __torch__.linear(inner, weights, biases, torch.add(first, 3)))
    x = torch.index_select(x, 0, last)
    x = torch.layer_norm(x, [width], norms[torch.mul(4, layers)], norms[torch.add(torch.mul(4, layers), 1)], epsilon)
    return __torch__.linear(x, weights, biases, torch.mul(4, layers))
