#include "widgets/training/OptionNames.h"

#include <QCoreApplication>

#include <array>
#include <utility>

namespace vitrine {

namespace {

constexpr const char *context = "OptionNames";

constexpr std::array<std::pair<const char *, const char *>, 44> names{{
    {"size", QT_TRANSLATE_NOOP("OptionNames", "Size")},
    {"noise", QT_TRANSLATE_NOOP("OptionNames", "Noise")},
    {"draw", QT_TRANSLATE_NOOP("OptionNames", "Draw")},
    {"distance", QT_TRANSLATE_NOOP("OptionNames", "Distance")},
    {"factor", QT_TRANSLATE_NOOP("OptionNames", "Factor")},
    {"turns", QT_TRANSLATE_NOOP("OptionNames", "Turns")},
    {"side", QT_TRANSLATE_NOOP("OptionNames", "Side")},
    {"objects", QT_TRANSLATE_NOOP("OptionNames", "Objects")},
    {"deviation", QT_TRANSLATE_NOOP("OptionNames", "Deviation")},
    {"amount", QT_TRANSLATE_NOOP("OptionNames", "Amount")},
    {"degrees", QT_TRANSLATE_NOOP("OptionNames", "Degrees")},
    {"horizontal", QT_TRANSLATE_NOOP("OptionNames", "Horizontal")},
    {"vertical", QT_TRANSLATE_NOOP("OptionNames", "Vertical")},
    {"padding", QT_TRANSLATE_NOOP("OptionNames", "Padding")},
    {"brightness", QT_TRANSLATE_NOOP("OptionNames", "Brightness")},
    {"contrast", QT_TRANSLATE_NOOP("OptionNames", "Contrast")},
    {"saturation", QT_TRANSLATE_NOOP("OptionNames", "Saturation")},
    {"probability", QT_TRANSLATE_NOOP("OptionNames", "Probability")},
    {"start", QT_TRANSLATE_NOOP("OptionNames", "Start")},
    {"end", QT_TRANSLATE_NOOP("OptionNames", "End")},
    {"every", QT_TRANSLATE_NOOP("OptionNames", "Every")},
    {"gamma", QT_TRANSLATE_NOOP("OptionNames", "Factor γ")},
    {"warmup", QT_TRANSLATE_NOOP("OptionNames", "Warm-up")},
    {"flat", QT_TRANSLATE_NOOP("OptionNames", "Flat end")},
    {"rise", QT_TRANSLATE_NOOP("OptionNames", "Rise")},
    {"lr", QT_TRANSLATE_NOOP("OptionNames", "Learning rate")},
    {"momentum", QT_TRANSLATE_NOOP("OptionNames", "Momentum")},
    {"rho", QT_TRANSLATE_NOOP("OptionNames", "Memory of the squares")},
    {"beta1", QT_TRANSLATE_NOOP("OptionNames", "Memory of the gradients")},
    {"beta2", QT_TRANSLATE_NOOP("OptionNames", "Memory of the squares")},
    {"eps", QT_TRANSLATE_NOOP("OptionNames", "Small number")},
    {"weight_decay", QT_TRANSLATE_NOOP("OptionNames", "Weight decay")},
    {"bias_correction", QT_TRANSLATE_NOOP("OptionNames", "Bias correction")},
    {"mosaic", QT_TRANSLATE_NOOP("OptionNames", "Mosaic")},
    {"mixup", QT_TRANSLATE_NOOP("OptionNames", "MixUp")},
    {"shear", QT_TRANSLATE_NOOP("OptionNames", "Shear")},
    {"translate", QT_TRANSLATE_NOOP("OptionNames", "Shift")},
    {"scale_min", QT_TRANSLATE_NOOP("OptionNames", "Smallest scale")},
    {"scale_max", QT_TRANSLATE_NOOP("OptionNames", "Largest scale")},
    {"hsv", QT_TRANSLATE_NOOP("OptionNames", "HSV")},
    {"flip", QT_TRANSLATE_NOOP("OptionNames", "Flip")},
    {"closing", QT_TRANSLATE_NOOP("OptionNames", "Closing epochs")},
    {"sizes", QT_TRANSLATE_NOOP("OptionNames", "Other sizes")},
    {"pytorch_form", QT_TRANSLATE_NOOP("OptionNames", "PyTorch’s form")},
}};

} // namespace

QString optionName(const std::string &name)
{
    for (const auto &[key, text] : names)
        if (name == key)
            return QCoreApplication::translate(context, text);
    return QString::fromStdString(name);
}

} // namespace vitrine
