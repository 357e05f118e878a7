class M(Module):
  __parameters__ = []
  __buffers__ = []
  def forward(self: __torch__.M,
    weight: Tensor) -> __torch__.torch.classes.quantized.LinearPackedParamsBase:
    return ops.quantized.linear_prepack_fp16(torch.contiguous(weight), None)
