#include "widgets/labs/batchnorm/NormLab.h"
#include "widgets/labs/batchnorm/NormPlace.h"

#include <QCoreApplication>

namespace vitrine {

namespace {

class BatchNormLab : public LabKind {
    Q_DECLARE_TR_FUNCTIONS(BatchNormLab)

public:
    QString id() const override { return QStringLiteral("batchnorm"); }
    QString title() const override { return tr("Batch-Norm Laboratory"); }
    QString help() const override
    {
        return tr("Feed batches, change γ, β, ε and momentum, compare training with evaluation, fold it away");
    }
    bool takes(const LabSubject &subject) const override
    {
        return subject.outcome && subject.outcome->trace
            && !batchNormsAt(subject.outcome->trace->graph, subject.path.toStdString()).empty();
    }
    std::unique_ptr<Lab> make(const LabTools &tools) const override { return std::make_unique<NormLab>(tools); }
};

} // namespace

std::unique_ptr<LabKind> makeBatchNormLab()
{
    return std::make_unique<BatchNormLab>();
}

} // namespace vitrine
