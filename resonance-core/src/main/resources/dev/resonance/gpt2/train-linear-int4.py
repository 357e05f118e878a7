def linear(x: Tensor,
    weights: List[Tensor],
    biases: List[Tensor],
    index: int) -> Tensor:
  packed = weights[torch.mul(3, index)]
  steps = torch.cat([torch.bitwise_and(packed, 15), torch.bitwise_right_shift(packed, 4)], 1)
  scales = weights[torch.add(torch.mul(3, index), 1)]
  least = weights[torch.add(torch.mul(3, index), 2)]
  weight = torch.addcmul(least, torch.to(steps, 6), scales)
  return torch.addmm(biases[index], x, torch.view(weight, [torch.size(x, 1), -1]))
def scores(x: Tensor,
    head: Tensor) -> Tensor:
  return torch.matmul(x, torch.t(head))
