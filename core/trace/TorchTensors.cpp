#include "core/trace/TorchTensors.h"

#include <ATen/ops/from_blob.h>

namespace vitrine {

namespace {

c10::ScalarType scalarType(DType dtype)
{
    switch (dtype) {
    case DType::Float64:
        return c10::kDouble;
    case DType::Int64:
        return c10::kLong;
    case DType::Float32:
        break;
    }
    return c10::kFloat;
}

Snapshot::Storage storageOf(at::Tensor tensor)
{
    const void *data = tensor.const_data_ptr();
    return {std::make_shared<const at::Tensor>(std::move(tensor)), data};
}

} // namespace

at::Tensor toTorch(const Snapshot &snapshot)
{
    // LibTorch has no tensor of constants; nothing here writes to it.
    void *data = const_cast<void *>(snapshot.data());
    return at::from_blob(
        data, snapshot.shape(), snapshot.strides(), [snapshot](void *) {},
        at::TensorOptions().dtype(scalarType(snapshot.dtype())));
}

Snapshot toSnapshot(const at::Tensor &source)
{
    at::Tensor tensor = source.detach();
    DType dtype = DType::Float32;
    if (tensor.scalar_type() == c10::kDouble)
        dtype = DType::Float64;
    else if (tensor.scalar_type() == c10::kLong)
        dtype = DType::Int64;
    else if (tensor.scalar_type() != c10::kFloat)
        tensor = tensor.to(c10::kFloat);
    const Shape shape = tensor.sizes().vec();
    if (!tensor.device().is_cpu())
        return Snapshot(dtype, shape, [tensor] { return storageOf(tensor.contiguous().to(c10::kCPU)); });
    const Shape strides = tensor.strides().vec();
    return Snapshot(dtype, shape, strides, storageOf(std::move(tensor)));
}

} // namespace vitrine
