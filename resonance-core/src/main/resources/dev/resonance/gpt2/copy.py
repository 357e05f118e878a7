class M(Module):
  __parameters__ = []
  __buffers__ = []
  def forward(self: __torch__.M,
    to: Tensor,
    source: Tensor) -> int:
    torch.set_grad_enabled(False)
    _0 = torch.copy_(to, source)
    return 0
