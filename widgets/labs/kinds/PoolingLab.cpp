#include "widgets/labs/pooling/PoolingLab.h"

#include "core/labs/PoolCell.h"

#include <QCoreApplication>

namespace vitrine {

namespace {

class PoolingLabKind : public LabKind {
public:
    QString id() const override { return QStringLiteral("pooling"); }
    QString title() const override { return QCoreApplication::translate("Labs", "Pooling Laboratory"); }
    QString help() const override
    {
        return QCoreApplication::translate(
            "Labs", "The window slides; where each maximum comes from, what each mean is made of");
    }
    bool takes(const LabSubject &subject) const override
    {
        const Node *node = subject.node();
        return node && isPoolType(node->kind->type());
    }
    std::unique_ptr<Lab> make(const LabTools &tools) const override { return std::make_unique<PoolingLab>(tools); }
};

} // namespace

std::unique_ptr<LabKind> makePoolingLab()
{
    return std::make_unique<PoolingLabKind>();
}

} // namespace vitrine
