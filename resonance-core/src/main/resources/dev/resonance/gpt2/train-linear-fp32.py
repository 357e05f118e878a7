def linear(x: Tensor,
    weights: List[Tensor],
    biases: List[Tensor],
    index: int) -> Tensor:
  return torch.addmm(biases[index], x, weights[index])
def scores(x: Tensor,
    head: Tensor) -> Tensor:
  return torch.matmul(x, torch.t(head))
