def head(x: Tensor,
    weights: List[__torch__.torch.classes.quantized.LinearPackedParamsBase],
    biases: List[Tensor],
    index: int) -> Tensor:
  return torch.add(ops.quantized.linear_dynamic_fp16(x, weights[index]), biases[index])
