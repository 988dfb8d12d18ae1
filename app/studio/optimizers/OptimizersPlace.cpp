#include "app/studio/optimizers/OptimizersPlace.h"

#include "widgets/common/ChangeCommand.h"

#include <QSettings>

namespace vitrine {

namespace {

const QString key = QStringLiteral("optimizers/half");
const QString networks = QStringLiteral("networks"), surfaces = QStringLiteral("surfaces");
constexpr int undoKind = 40; ///< no other command of the stack has it

} // namespace

OptimizersPlace::OptimizersPlace(QObject *parent)
    : QObject(parent), m_half(QSettings().value(key).toString() == networks ? Networks : Surfaces)
{
}

void OptimizersPlace::choose(Half half)
{
    if (half == m_half)
        return;
    const Half before = m_half;
    show(half);
    m_stack.push(new ChangeCommand<Half>(tr("Surfaces or networks"), undoKind, before, half, false,
                                         [this](const Half &, const Half &to) { show(to); }));
}

void OptimizersPlace::show(Half half)
{
    m_half = half;
    QSettings().setValue(key, half == Networks ? networks : surfaces);
    emit halfChanged(half);
}

} // namespace vitrine
