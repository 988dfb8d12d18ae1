#include "widgets/labs/Lab.h"
#include "widgets/labs/activation/ActivationStage.h"

#include <QCoreApplication>

namespace vitrine {

namespace {

class ActivationLab final : public LabKind {
    Q_DECLARE_TR_FUNCTIONS(ActivationLab)

public:
    QString id() const override { return QStringLiteral("activation"); }
    QString title() const override { return tr("Activation Laboratory"); }
    QString help() const override
    {
        return tr("Every activation on this run's own numbers, ReLUs that bend a line, and gradients through depth.");
    }
    bool takes(const LabSubject &subject) const override { return ActivationStage::nodeOf(subject) >= 0; }
    std::unique_ptr<Lab> make(const LabTools &tools) const override { return std::make_unique<ActivationStage>(tools); }
};

} // namespace

std::unique_ptr<LabKind> makeActivationLab()
{
    return std::make_unique<ActivationLab>();
}

} // namespace vitrine
