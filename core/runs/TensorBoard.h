#pragma once

#include "core/runs/RunStore.h"

#include <filesystem>
#include <span>
#include <string>

namespace vitrine {

/// A TensorBoard event file of a run's curves: TFRecords (length, masked CRC-32C, data, masked CRC-32C) of Event
/// messages (tensorflow/core/util/event.proto), with the tags that torch.utils.tensorboard users know: "train/loss",
/// "validation/accuracy", "learning_rate".
std::string tensorBoardEvents(const RunInfo &run, std::span<const StepRecord> steps);
/// The name that TensorBoard looks for: "events.out.tfevents.<seconds>.vitrine".
std::string tensorBoardFileName(const RunInfo &run);

/// A line an epoch, RFC 4180: "epoch,train_loss,train_accuracy,val_loss,val_accuracy,seconds".
std::string epochsCsv(std::span<const EpochRecord> epochs);
/// A line a step: "step,epoch,loss,accuracy,learning_rate,gradient_norm,seconds".
std::string stepsCsv(std::span<const StepRecord> steps);

/// CRC-32C (Castagnoli), as iSCSI and TFRecord have it.
std::uint32_t crc32c(std::string_view bytes);

} // namespace vitrine
