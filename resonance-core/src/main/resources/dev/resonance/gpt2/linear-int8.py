def linear(x: Tensor,
    weights: List[__torch__.torch.classes.quantized.LinearPackedParamsBase],
    biases: List[Tensor],
    index: int) -> Tensor:
  peaks = torch.clamp_min(torch.amax(torch.abs(x), [1], True), 1.0000000000000001e-09)
  y = ops.quantized.linear_with_input_q_dq_qweight_dq_output_fp32(torch.div(x, peaks), 0.0078740157480314960, 128, weights[index])
  return torch.addcmul(biases[index], y, peaks)
