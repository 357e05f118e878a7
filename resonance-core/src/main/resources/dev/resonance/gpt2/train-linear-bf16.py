def linear(x: Tensor,
    weights: List[Tensor],
    biases: List[Tensor],
    index: int) -> Tensor:
  y = torch.matmul(torch.to(x, 15), torch.to(weights[index], 15))
  return torch.add(torch.to(y, 6), biases[index])
def scores(x: Tensor,
    head: Tensor) -> Tensor:
  return torch.matmul(x, torch.t(head))
