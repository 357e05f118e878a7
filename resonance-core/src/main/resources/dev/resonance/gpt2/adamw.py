def lengths(gradients: List[Tensor],
    all: List[Tensor]) -> int:
  for i in range(torch.len(gradients)):
    _0 = torch.append(all, torch.norm(gradients[i], 2))
  return 0
def scale(gradients: List[Tensor],
    factor: float) -> int:
  for i in range(torch.len(gradients)):
    _0 = torch.mul_(gradients[i], factor)
  return 0
def times(step: Tensor,
    count: int) -> List[Tensor]:
  steps = annotate(List[Tensor], [])
  for i in range(count):
    _0 = torch.append(steps, step)
  return steps
def clear(gradients: List[Tensor]) -> int:
  for i in range(torch.len(gradients)):
    _0 = torch.zero_(gradients[i])
  return 0
class M(Module):
  __parameters__ = []
  __buffers__ = []
  def forward(self: __torch__.M,
    matrices: List[Tensor],
    matrixGradients: List[Tensor],
    matrixMeans: List[Tensor],
    matrixSquares: List[Tensor],
    vectors: List[Tensor],
    vectorGradients: List[Tensor],
    vectorMeans: List[Tensor],
    vectorSquares: List[Tensor],
    step: Tensor,
    numbers: List[float]) -> Tensor:
    torch.set_grad_enabled(False)
    all = annotate(List[Tensor], [])
    _0 = __torch__.lengths(matrixGradients, all)
    _1 = __torch__.lengths(vectorGradients, all)
    norm = torch.mul(torch.norm(torch.stack(all), 2), numbers[6])
    length = float(norm)
    if torch.lt(length, inf):
      longest = numbers[5]
      factor = torch.mul(numbers[6], torch.div(longest, ops.prim.max(longest, torch.add(length, 9.9999999999999995e-07))))
      _2 = __torch__.scale(matrixGradients, factor)
      _3 = __torch__.scale(vectorGradients, factor)
      none = annotate(List[Tensor], [])
      if torch.gt(torch.len(matrices), 0):
        torch._fused_adamw_(matrices, matrixGradients, matrixMeans, matrixSquares, none, __torch__.times(step, torch.len(matrices)), lr=numbers[0], beta1=numbers[1], beta2=numbers[2], weight_decay=numbers[4], eps=numbers[3], amsgrad=False, maximize=False)
      if torch.gt(torch.len(vectors), 0):
        torch._fused_adamw_(vectors, vectorGradients, vectorMeans, vectorSquares, none, __torch__.times(step, torch.len(vectors)), lr=numbers[0], beta1=numbers[1], beta2=numbers[2], weight_decay=0., eps=numbers[3], amsgrad=False, maximize=False)
    _4 = __torch__.clear(matrixGradients)
    _5 = __torch__.clear(vectorGradients)
    return norm
