#include "core/tensor/Device.h"

#include <ATen/Context.h>
#include <ATen/Parallel.h>
#include <c10/core/DeviceType.h>
#include <torch/headeronly/version.h>

#include <dlfcn.h>

#include <algorithm>
#include <filesystem>
#include <thread>

namespace vitrine {

namespace {

/// The folder that libtorch_cpu.so was loaded from; its sisters lie beside it.
std::filesystem::path libTorchFolder()
{
    Dl_info info{};
    // A function of libtorch_cpu, as the dynamic linker resolved it.
    if (dladdr(reinterpret_cast<const void *>(&at::get_num_threads), &info) == 0 || info.dli_fname == nullptr)
        return {};
    return std::filesystem::path(info.dli_fname).parent_path();
}

void lookForCuda(DeviceReport &report)
{
    const std::filesystem::path library = libTorchFolder() / "libtorch_cuda.so";
    std::error_code ignored;
    if (!std::filesystem::exists(library, ignored)) {
        report.cudaMissing = Message::of(VITRINE_TEXT("core", "This LibTorch was built without CUDA."));
        return;
    }
    if (!std::filesystem::exists("/dev/nvidiactl", ignored) && !std::filesystem::exists("/dev/dxg", ignored)) {
        report.cudaMissing =
            Message::of(VITRINE_TEXT("core", "No NVIDIA GPU was found (or its driver is not loaded)."));
        return;
    }
    if (dlopen(library.c_str(), RTLD_NOW | RTLD_GLOBAL) == nullptr) {
        const char *reason = dlerror();
        report.cudaMissing = Message::of(
            VITRINE_TEXT("core",
                         "There is a GPU, but CUDA's libraries are not complete (%1). “./run.sh --gpu” installs them."),
            reason ? reason : "");
        return;
    }
    try {
        report.cudaUsable = at::globalContext().hasCUDA();
        if (report.cudaUsable)
            at::globalContext().lazyInitDevice(c10::DeviceType::CUDA);
        else
            report.cudaMissing = Message::of(VITRINE_TEXT("core", "CUDA reports no usable device."));
    } catch (const std::exception &error) {
        report.cudaUsable = false;
        report.cudaMissing = Message::of(VITRINE_TEXT("core", "CUDA could not be started: %1"), error.what());
    }
}

DeviceReport look()
{
    DeviceReport report;
    report.libTorchVersion = TORCH_VERSION;
    report.threads = at::get_num_threads();
    lookForCuda(report);
    return report;
}

} // namespace

const DeviceReport &deviceReport()
{
    static const DeviceReport report = look();
    return report;
}

Result<DeviceChoice> resolveDevice(DeviceChoice choice)
{
    if (choice == DeviceChoice::Cpu)
        return choice;
    const DeviceReport &report = deviceReport();
    if (report.cudaUsable)
        return DeviceChoice::Cuda;
    if (choice == DeviceChoice::Auto)
        return DeviceChoice::Cpu;
    return fail(VITRINE_TEXT("core", "CUDA was asked for, but can't be used. %1"), report.cudaMissing);
}

void setThreads(int threads)
{
    const auto cores = static_cast<int>(std::thread::hardware_concurrency());
    at::set_num_threads(threads > 0 ? threads : std::max(1, cores));
}

} // namespace vitrine
