#include "widgets/labs/linear/LinearLab.h"

#include <QCoreApplication>

namespace vitrine {

namespace {

class LinearLabKind : public LabKind {
public:
    QString id() const override { return QStringLiteral("linear"); }
    QString title() const override { return QCoreApplication::translate("Labs", "Linear Laboratory"); }
    QString help() const override
    {
        return QCoreApplication::translate("Labs",
                                           "The matrix product as rows and columns, and the sum behind each number");
    }
    bool takes(const LabSubject &subject) const override
    {
        const Node *node = subject.node();
        return node && node->kind->type() == "Linear";
    }
    std::unique_ptr<Lab> make(const LabTools &tools) const override { return std::make_unique<LinearLab>(tools); }
};

} // namespace

std::unique_ptr<LabKind> makeLinearLab()
{
    return std::make_unique<LinearLabKind>();
}

} // namespace vitrine
