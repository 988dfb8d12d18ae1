#include "widgets/labs/Lab.h"
#include "widgets/labs/loss/LossStage.h"

#include <QCoreApplication>

namespace vitrine {

namespace {

class LossLab final : public LabKind {
    Q_DECLARE_TR_FUNCTIONS(LossLab)

public:
    QString id() const override { return QStringLiteral("loss"); }
    QString title() const override { return tr("Loss Laboratory"); }
    QString help() const override
    {
        return tr("Losses at the network's present prediction, with the gradient as tangent; move the prediction and "
                  "the target.");
    }
    bool takes(const LabSubject &subject) const override { return LossStage::nodeOf(subject) >= 0; }
    std::unique_ptr<Lab> make(const LabTools &tools) const override { return std::make_unique<LossStage>(tools); }
};

} // namespace

std::unique_ptr<LabKind> makeLossLab()
{
    return std::make_unique<LossLab>();
}

} // namespace vitrine
