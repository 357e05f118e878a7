class M(Module):
  __parameters__ = []
  __buffers__ = []
  def forward(self: __torch__.M,
    weight: Tensor) -> Tuple[Tensor, Tensor]:
    missing = torch.remainder(torch.neg(torch.size(weight, 0)), 64)
    padded = torch.constant_pad_nd(weight, [0, 0, 0, missing], 0)
    groups = torch.reshape(padded, [torch.size(padded, 0), -1, 32])
    least = torch.amin(groups, [2], True)
    scales = torch.clamp_min(torch.div(torch.sub(torch.amax(groups, [2], True), least), 15.), 1.0000000000000001e-09)
    steps = torch.clamp(torch.round(torch.div(torch.sub(groups, least), scales)), 0, 15)
    whole = torch.reshape(torch.to(steps, 3), [torch.size(padded, 0), -1])
    middles = torch.add(least, torch.mul(scales, 8.))
    both = torch.contiguous(torch.transpose(torch.cat([scales, middles], 2), 0, 1))
    return (ops.aten._convert_weight_to_int4pack_for_cpu(whole, 2), torch.to(both, 15))
