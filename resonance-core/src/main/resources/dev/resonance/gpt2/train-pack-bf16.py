class M(Module):
  __parameters__ = []
  __buffers__ = []
  def forward(self: __torch__.M,
    weight: Tensor) -> Tuple[Tensor]:
    return (torch.contiguous(torch.to(weight, 15)),)
