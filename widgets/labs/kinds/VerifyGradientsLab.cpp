#include "widgets/gradcheck/GradCheckView.h"

#include <QCoreApplication>

namespace vitrine {

namespace {

class VerifyGradientsLab : public LabKind {
    Q_DECLARE_TR_FUNCTIONS(VerifyGradientsLab)

public:
    QString id() const override { return QStringLiteral("gradient-check"); }
    QString title() const override { return tr("Gradient Check"); }
    QString help() const override
    {
        return tr("Finite differences against autograd, for any parameter, with the errors listed");
    }
    bool takes(const LabSubject &subject) const override
    {
        return subject.outcome && subject.outcome->trace && !subject.outcome->trace->graph.nodes.empty();
    }
    std::unique_ptr<Lab> make(const LabTools &tools) const override { return std::make_unique<GradCheckView>(tools); }
};

} // namespace

std::unique_ptr<LabKind> makeVerifyGradientsLab()
{
    return std::make_unique<VerifyGradientsLab>();
}

} // namespace vitrine
