#pragma once

#include "core/training/compare/VariantKind.h"

#include <functional>
#include <optional>
#include <utility>

namespace vitrine {

/// What a variant says about itself.
struct VariantText {
    std::string name;
    Message title;
    Message watch;
};

/// A variant with its texts; a kind adds what it changes.
class VariantBase : public VariantKind {
public:
    explicit VariantBase(VariantText text) : m_text(std::move(text)) { }

    std::string name() const override { return m_text.name; }
    Message title() const override { return m_text.title; }
    Message watch() const override { return m_text.watch; }

private:
    VariantText m_text;
};

/// A number of a run.
struct VariantNumber {
    double min = 0, max = 0;
    bool isWhole = false, isLogarithmic = false;
    const char *pattern = nullptr; ///< "L2 penalty %1", marked with VITRINE_TEXT
    const char *off = nullptr; ///< what it is called at 0; null: as others
    std::function<double(const TrainSetup &)> get;
    std::function<void(TrainSetup &, double)> set;
    std::function<double(double)> propose; ///< what to try beside the present one
};

std::unique_ptr<VariantKind> makeNumberVariant(VariantText text, VariantNumber number);

/// Takes one of several values by name, of which the run has one already. `present`: its name; it is not offered.
struct VariantList {
    std::vector<VariantChoice> choices;
    std::function<Result<std::string>(const TrainSetup &)> present; ///< an error: does not apply
    const char *pattern = nullptr; ///< "Activation: %1", marked with VITRINE_TEXT
    std::function<Result<void>(TrainSetup &, const std::string &)> set;
    std::string proposal; ///< offered first where it is not the present one
};

std::unique_ptr<VariantKind> makeListVariant(VariantText text, VariantList list);

} // namespace vitrine
