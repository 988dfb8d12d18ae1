#include "widgets/units/UnitLabView.h"

#include <QCoreApplication>

namespace vitrine {

namespace {

class UnitLab : public LabKind {
    Q_DECLARE_TR_FUNCTIONS(UnitLab)

public:
    QString id() const override { return QStringLiteral("units"); }
    QString title() const override { return tr("Modular Backpropagation"); }
    QString help() const override
    {
        return tr(
            "Unit operations, one at a time: the value forward, the gradient back, and the chain rule in two ways");
    }
    bool takes(const LabSubject &subject) const override
    {
        return subject.outcome && subject.outcome->trace && !subject.outcome->trace->graph.nodes.empty();
    }
    std::unique_ptr<Lab> make(const LabTools &tools) const override { return std::make_unique<UnitLabView>(tools); }
};

} // namespace

std::unique_ptr<LabKind> makeUnitLab()
{
    return std::make_unique<UnitLab>();
}

} // namespace vitrine
