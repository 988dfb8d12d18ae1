# Defines vitrine_onnx_proto.
# Only the message classes: libonnx itself is not linked. An own target, for Debian's ONNXConfig.cmake asks for more.
find_package(Protobuf REQUIRED)
find_path(OnnxProto_INCLUDE_DIR onnx/onnx-ml.pb.h REQUIRED)
find_library(OnnxProto_LIBRARY onnx_proto REQUIRED)
add_library(vitrine_onnx_proto INTERFACE)
target_compile_definitions(vitrine_onnx_proto INTERFACE ONNX_ML=1 ONNX_NAMESPACE=onnx VITRINE_HAS_ONNX=1)
target_include_directories(vitrine_onnx_proto SYSTEM INTERFACE "${OnnxProto_INCLUDE_DIR}")
target_link_libraries(vitrine_onnx_proto INTERFACE "${OnnxProto_LIBRARY}" protobuf::libprotobuf)
