#include "core/tensor/Device.h"

#include <ATen/Context.h>
#include <ATen/Parallel.h>
#include <c10/core/DeviceType.h>
#include <torch/headeronly/version.h>

#include <dlfcn.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdlib>
#include <cstring>
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

/// What the driver calls the first GPU, "NVIDIA H200": asked of libcuda itself, whose interface is the same in all of
/// its versions, as CUDA's headers are not needed to build.
std::string cudaDeviceName()
{
    void *const driver = dlopen("libcuda.so.1", RTLD_NOW);
    if (driver == nullptr)
        return {};
    const auto init = reinterpret_cast<int (*)(unsigned)>(dlsym(driver, "cuInit"));
    const auto getDevice = reinterpret_cast<int (*)(int *, int)>(dlsym(driver, "cuDeviceGet"));
    const auto getName = reinterpret_cast<int (*)(char *, int, int)>(dlsym(driver, "cuDeviceGetName"));
    int device = 0;
    std::array<char, 256> name{};
    if (init == nullptr || getDevice == nullptr || getName == nullptr || init(0) != 0 || getDevice(&device, 0) != 0
        || getName(name.data(), static_cast<int>(name.size()) - 1, device) != 0)
        return {};
    return name.data();
}

/// A GPU answers as the CPU does, and the same each time: no convolution in TF32 (ten bits of mantissa, LibTorch's
/// default), no kernel whose sums depend on which thread came first where there is another.
void makeExact()
{
    at::Context &context = at::globalContext();
    context.setAllowTF32CuDNN(false);
    context.setAllowTF32CuBLAS(false);
    context.setDeterministicCuDNN(true);
    context.setDeterministicAlgorithms(true, true); // where there is none, it goes on
    context.setDeterministicFillUninitializedMemory(false);
    setenv("CUBLAS_WORKSPACE_CONFIG", ":4096:8", 0); // cuBLAS' own condition for the same
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
        if (report.cudaUsable) {
            makeExact();
            at::globalContext().lazyInitDevice(c10::DeviceType::CUDA);
            report.cudaName = cudaDeviceName();
            if (report.cudaName.empty())
                report.cudaName = "CUDA";
        } else
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

/// What OMP_NUM_THREADS asks for; 0 where it asks for nothing.
static int threadsOfEnvironment()
{
    const char *const text = std::getenv("OMP_NUM_THREADS");
    int threads = 0;
    if (text != nullptr)
        std::from_chars(text, text + std::strlen(text), threads);
    return threads;
}

void setThreads(int threads)
{
    if (threads <= 0)
        threads = threadsOfEnvironment();
    if (threads <= 0)
        threads = static_cast<int>(std::thread::hardware_concurrency());
    at::set_num_threads(std::max(1, threads));
}

} // namespace vitrine
