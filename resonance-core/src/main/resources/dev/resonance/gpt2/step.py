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
    if torch.gt(group, 0):
      seated = torch.narrow(torch.narrow(memory, 2, 0, group), 4, 0, visible)
      groupSeen = torch.unbind(torch.view(seated, [torch.mul(2, layers), torch.mul(group, heads), visible, headSize]))
      groupPlaces = torch.unbind(torch.transpose(memory, 3, 4))
    else:
      groupSeen = annotate(List[Tensor], [])
      groupPlaces = annotate(List[Tensor], [])
    seen = annotate(List[Tensor], [])
    places = annotate(List[Tensor], [])
    masks = annotate(List[Optional[Tensor]], [])
    for s in range(others):
      seat = plan[torch.add(torch.mul(3, s), 2)]
      past = plan[torch.add(torch.mul(3, s), 3)]
      count = plan[torch.add(torch.mul(3, s), 4)]
      end = torch.add(past, count)
      seated = torch.narrow(torch.narrow(memory, 2, seat, 1), 4, 0, end)
      _0 = torch.extend(seen, torch.unbind(torch.view(seated, [torch.mul(2, layers), 1, heads, end, headSize])))
      _1 = torch.extend(places, torch.unbind(torch.narrow(torch.select(memory, 2, seat), 3, past, count)))
      if torch.__and__(torch.gt(past, 0), torch.gt(count, 1)):
        visibleThere = torch.ones([count, end], dtype=11, layout=None, device=ops.prim.device(x))
        _2 = torch.append(masks, torch.tril(visibleThere, past))
      else:
        _3 = torch.append(masks, None)
    at = torch.narrow(positions, 0, 0, group)
    rows = torch.arange(group, dtype=4, layout=None, device=ops.prim.device(x))
    index = annotate(List[Optional[Tensor]], [None, rows, at])
    columns = torch.arange(visible, dtype=4, layout=None, device=ops.prim.device(x))
    hidden = torch.mul(torch.to(torch.gt(torch.unsqueeze(columns, 0), torch.unsqueeze(at, 1)), 6), -1.0000000000000000e+30)
    bias = torch.reshape(torch.expand(torch.unsqueeze(hidden, 1), [group, heads, visible]), [torch.mul(group, heads), 1, visible])
    for layer in range(layers):
      first = torch.mul(4, layer)
      normed = torch.layer_norm(x, [width], norms[first], norms[torch.add(first, 1)], epsilon)
      qkv = torch.view(__torch__.linear(normed, weights, biases, first), [-1, 3, heads, headSize])
      mixed = annotate(List[Tensor], [])
      if torch.gt(group, 0):
        part = torch.transpose(torch.narrow(qkv, 0, 0, group), 0, 1)
        _4 = torch.index_put_(groupPlaces[layer], index, torch.narrow(part, 0, 1, 2))
        query = torch.reshape(torch.select(part, 0, 0), [torch.mul(group, heads), 1, headSize])
        key = torch.transpose(groupSeen[torch.mul(2, layer)], 1, 2)
        value = groupSeen[torch.add(torch.mul(2, layer), 1)]
        scores = torch.baddbmm(bias, query, key, beta=1, alpha=scales[layer])
        _5 = torch.append(mixed, torch.view(torch.bmm(torch.softmax(scores, -1), value), [group, width]))
      row = group
      for s in range(others):
        past = plan[torch.add(torch.mul(3, s), 3)]
        count = plan[torch.add(torch.mul(3, s), 4)]
        part = torch.permute(torch.narrow(qkv, 0, row, count), [1, 2, 0, 3])
        _6 = torch.copy_(places[torch.add(torch.mul(layers, s), layer)], torch.narrow(part, 0, 1, 2))
        key = seen[torch.mul(2, torch.add(torch.mul(layers, s), layer))]
        value = seen[torch.add(torch.mul(2, torch.add(torch.mul(layers, s), layer)), 1)]
        causal = torch.__and__(torch.eq(past, 0), torch.gt(count, 1))
        attended = torch.scaled_dot_product_attention(torch.narrow(part, 0, 0, 1), key, value, masks[s], 0., causal, scale=scales[layer])
        _7 = torch.append(mixed, torch.reshape(torch.transpose(attended, 1, 2), [count, width]))
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
