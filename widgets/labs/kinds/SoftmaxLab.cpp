#include "widgets/labs/Lab.h"
#include "widgets/labs/softmax/SoftmaxStage.h"

#include <QCoreApplication>

namespace vitrine {

namespace {

class SoftmaxLab final : public LabKind {
    Q_DECLARE_TR_FUNCTIONS(SoftmaxLab)

public:
    QString id() const override { return QStringLiteral("softmax"); }
    QString title() const override { return tr("Softmax Laboratory"); }
    QString help() const override { return tr("Scores become probabilities step by step, at any temperature."); }
    bool takes(const LabSubject &subject) const override { return SoftmaxStage::nodeOf(subject) >= 0; }
    std::unique_ptr<Lab> make(const LabTools &tools) const override { return std::make_unique<SoftmaxStage>(tools); }
};

} // namespace

std::unique_ptr<LabKind> makeSoftmaxLab()
{
    return std::make_unique<SoftmaxLab>();
}

} // namespace vitrine
