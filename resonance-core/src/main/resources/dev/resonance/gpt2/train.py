def integers(x: Tensor) -> List[int]:
  list = annotate(List[int], [])
  for i in range(torch.size(x, 0)):
    _0 = torch.append(list, int(torch.select(x, 0, i)))
  return list
def numbers(x: Tensor) -> List[float]:
  list = annotate(List[float], [])
  for i in range(torch.size(x, 0)):
    _0 = torch.append(list, float(torch.select(x, 0, i)))
  return list
def adapted(x: Tensor,
    weights: List[Tensor],
    biases: List[Tensor],
    adapters: List[Tensor],
    index: int,
    numbers: List[float]) -> Tensor:
  y = __torch__.linear(x, weights, biases, index)
  down = adapters[torch.mul(2, index)]
  if torch.gt(torch.numel(down), 0):
    low = torch.matmul(torch.dropout(x, numbers[2], torch.gt(numbers[2], 0.)), torch.t(down))
    y = torch.addmm(y, low, torch.t(adapters[torch.add(torch.mul(2, index), 1)]), beta=1, alpha=numbers[1])
  return y
def attend(qkv: Tensor,
    lengths: List[int],
    heads: int,
    scale: float) -> Tensor:
  width = torch.floordiv(torch.size(qkv, 1), 3)
  even = True
  for i in range(torch.len(lengths)):
    even = torch.__and__(even, torch.eq(lengths[i], lengths[0]))
  if even:
    counts = [torch.len(lengths)]
  else:
    counts = annotate(List[int], [])
    for i in range(torch.len(lengths)):
      _0 = torch.append(counts, 1)
  mixed = annotate(List[Tensor], [])
  row = 0
  for i in range(torch.len(counts)):
    rows = torch.mul(counts[i], lengths[i])
    part = torch.view(torch.narrow(qkv, 0, row, rows), [counts[i], lengths[i], 3, heads, torch.floordiv(width, heads)])
    part = torch.permute(part, [2, 0, 3, 1, 4])
    y = torch.scaled_dot_product_attention(torch.select(part, 0, 0), torch.select(part, 0, 1), torch.select(part, 0, 2), None, 0., True, scale=scale)
    _1 = torch.append(mixed, torch.reshape(torch.transpose(y, 1, 2), [-1, width]))
    row = torch.add(row, rows)
  if torch.eq(torch.len(mixed), 1):
    joined = mixed[0]
  else:
    joined = torch.cat(mixed)
  return joined
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
def block(x: Tensor,
    lengths: List[int],
    norms: List[Tensor],
    weights: List[Tensor],
    biases: List[Tensor],
    adapters: List[Tensor],
    scales: List[float],
    numbers: List[float],
    whole: List[int],
    layer: int) -> Tensor:
  if torch.gt(numbers[2], 0.):
    torch.manual_seed(torch.add(whole[5], layer))
  first = torch.mul(4, layer)
  width = torch.size(x, 1)
  normed = torch.layer_norm(x, [width], norms[first], norms[torch.add(first, 1)], numbers[0])
  qkv = __torch__.adapted(normed, weights, biases, adapters, first, numbers)
  mixed = __torch__.attend(qkv, lengths, whole[0], scales[layer])
  x = torch.add(x, __torch__.adapted(mixed, weights, biases, adapters, torch.add(first, 1), numbers))
  normed = torch.layer_norm(x, [width], norms[torch.add(first, 2)], norms[torch.add(first, 3)], numbers[0])
  inner = __torch__.activate(__torch__.adapted(normed, weights, biases, adapters, torch.add(first, 2), numbers), whole[1])
  return torch.add(x, __torch__.adapted(inner, weights, biases, adapters, torch.add(first, 3), numbers))
class M(Module):
  __parameters__ = []
  __buffers__ = []
  def forward(self: __torch__.M,
    tokens: Tensor,
    positions: Tensor,
    spans: Tensor,
    rows: Tensor,
    targets: Tensor,
    settings: Tensor,
    factors: Tensor,
    embeddings: List[Tensor],
    norms: List[Tensor],
    weights: List[Tensor],
    biases: List[Tensor],
    adapters: List[Tensor],
    trained: List[Tensor],
    gradients: List[Tensor]) -> Tensor:
    lengths = __torch__.integers(spans)
    whole = __torch__.integers(settings)
    numbers = __torch__.numbers(factors)
    scales = torch.slice(numbers, 3)
    each = whole[2]
    before = whole[3]
    again = torch.eq(whole[4], 1)
    learn = torch.eq(whole[7], 1)
    full = torch.gt(before, 0)
    layers = torch.len(scales)
    for i in range(torch.len(gradients)):
      _14 = torch.requires_grad_(trained[i], learn)
    torch.set_grad_enabled(False)
    x = torch.add(torch.embedding(embeddings[0], tokens), torch.embedding(embeddings[1], positions))
    inputs = annotate(List[Tensor], [])
    outputs = annotate(List[Tensor], [])
    keep = torch.__and__(learn, torch.__not__(again))
    for layer in range(layers):
      if learn:
        x = torch.requires_grad_(torch.detach(x), torch.__or__(full, torch.gt(layer, 0)))
        _0 = torch.append(inputs, x)
      torch.set_grad_enabled(keep)
      x = __torch__.block(x, lengths, norms, weights, biases, adapters, scales, numbers, whole, layer)
      torch.set_grad_enabled(False)
      if keep:
        _1 = torch.append(outputs, x)
    last = torch.requires_grad_(torch.index_select(torch.detach(x), 0, rows), learn)
    torch.set_grad_enabled(learn)
    normed = torch.layer_norm(last, [torch.size(last, 1)], norms[torch.mul(4, layers)], norms[torch.add(torch.mul(4, layers), 1)], numbers[0])
    torch.set_grad_enabled(False)
    sums = torch.zeros([3], dtype=7, layout=None, device=ops.prim.device(x))
    pulls = annotate(List[Tensor], [])
    chunks = torch.floordiv(torch.add(torch.size(rows, 0), 255), 256)
    for chunk in range(chunks):
      start = torch.mul(256, chunk)
      count = ops.prim.min(256, torch.sub(torch.size(rows, 0), start))
      some = torch.detach(torch.narrow(normed, 0, start, count))
      wanted = torch.unsqueeze(torch.narrow(targets, 0, start, count), 1)
      surprise = torch.log_softmax(__torch__.scores(some, embeddings[2]), 1)
      _2 = torch.sub_(torch.select(sums, 0, 0), torch.sum(torch.gather(surprise, 1, wanted), dtype=7))
      if learn:
        pull = torch.exp_(surprise)
        ones = torch.ones([count, 1], dtype=6, layout=None, device=ops.prim.device(x))
        _3 = torch.scatter_add_(pull, 1, wanted, torch.neg(ones))
        _4 = torch.append(pulls, torch.matmul(pull, embeddings[2]))
        if full:
          _5 = torch.addmm_(gradients[whole[6]], torch.t(pull), some)
      else:
        likeliest = torch.argmax(surprise, 1, True)
        _6 = torch.add_(torch.select(sums, 0, 1), torch.sum(torch.eq(likeliest, wanted)))
        _7 = torch.copy_(torch.select(sums, 0, 2), torch.select(torch.select(likeliest, 0, -1), 0, 0))
    if learn:
      after = torch.add(before, torch.mul(each, layers))
      wanteds = torch.slice(trained, after)
      _8 = torch.append(wanteds, last)
      made = torch.autograd.grad([normed], wanteds, annotate(List[Optional[Tensor]], [torch.cat(pulls)]))
      for i in range(torch.sub(torch.len(made), 1)):
        _9 = torch.add_(gradients[torch.add(after, i)], unchecked_cast(Tensor, made[i]))
      pull = torch.index_copy(torch.zeros_like(x), 0, rows, unchecked_cast(Tensor, made[-1]))
      for back in range(layers):
        layer = torch.sub(torch.sub(layers, 1), back)
        first = torch.add(before, torch.mul(each, layer))
        if again:
          torch.set_grad_enabled(True)
          x = __torch__.block(inputs[layer], lengths, norms, weights, biases, adapters, scales, numbers, whole, layer)
          torch.set_grad_enabled(False)
        else:
          x = torch.pop(outputs)
        wanteds = torch.slice(trained, first, torch.add(first, each))
        deeper = torch.__or__(full, torch.gt(layer, 0))
        if deeper:
          _10 = torch.append(wanteds, inputs[layer])
        made = torch.autograd.grad([x], wanteds, annotate(List[Optional[Tensor]], [pull]))
        for i in range(each):
          _11 = torch.add_(gradients[torch.add(first, i)], unchecked_cast(Tensor, made[i]))
        if deeper:
          pull = unchecked_cast(Tensor, made[-1])
      if full:
        _12 = torch.index_add_(gradients[0], 0, tokens, pull)
        _13 = torch.index_add_(gradients[1], 0, positions, pull)
    return sums
