#include "widgets/labs/convolution/ConvolutionLab.h"

#include <QCoreApplication>

#include <algorithm>

namespace vitrine {

namespace {

/// The path is a convolution of the run, or one made of two.
bool isConvolution(const LabSubject &subject)
{
    if (const Node *node = subject.node())
        return isConvType(node->kind->type());
    if (!subject.outcome || !subject.outcome->trace)
        return false;
    const auto &composites = subject.outcome->trace->graph.composites;
    return std::any_of(composites.begin(), composites.end(), [&](const Composite &composite) {
        return composite.path == subject.path.toStdString() && isConvType(composite.kind->type());
    });
}

class ConvolutionLabKind : public LabKind {
public:
    QString id() const override { return QStringLiteral("convolution"); }
    QString title() const override { return QCoreApplication::translate("Labs", "Convolution Laboratory"); }
    QString help() const override
    {
        return QCoreApplication::translate(
            "Labs",
            "The kernel slides, the sum builds up; other parameters and kinds of convolution on the same input");
    }
    bool takes(const LabSubject &subject) const override { return isConvolution(subject); }
    std::unique_ptr<Lab> make(const LabTools &tools) const override { return std::make_unique<ConvolutionLab>(tools); }
};

} // namespace

std::unique_ptr<LabKind> makeConvolutionLab()
{
    return std::make_unique<ConvolutionLabKind>();
}

} // namespace vitrine
