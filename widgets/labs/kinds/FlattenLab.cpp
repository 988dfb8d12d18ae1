#include "widgets/labs/reshape/FlattenLab.h"

#include <QCoreApplication>

namespace vitrine {

namespace {

class FlattenLabKind : public LabKind {
public:
    QString id() const override { return QStringLiteral("flatten"); }
    QString title() const override { return QCoreApplication::translate("Labs", "Flatten Laboratory"); }
    QString help() const override
    {
        return QCoreApplication::translate("Labs", "Which number of the channels becomes which number of the row");
    }
    bool takes(const LabSubject &subject) const override
    {
        const Node *node = subject.node();
        return node && node->kind->type() == "Flatten" && node->inputShapes[0].size() > 1;
    }
    std::unique_ptr<Lab> make(const LabTools &tools) const override { return std::make_unique<FlattenLab>(tools); }
};

} // namespace

std::unique_ptr<LabKind> makeFlattenLab()
{
    return std::make_unique<FlattenLabKind>();
}

} // namespace vitrine
