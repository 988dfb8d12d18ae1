#include "widgets/yolox/neck/NeckCosts.h"

#include "widgets/common/DenseTable.h"
#include "widgets/common/Format.h"
#include "widgets/common/Translated.h"
#include "widgets/yolox/neck/NeckText.h"

#include <QHeaderView>

#include <algorithm>

namespace vitrine {

NeckCosts::NeckCosts(NeckSession *session, QWidget *parent)
    : QTableWidget(neckKinds, ColumnCount, parent), m_session(session)
{
    makeDense(this);
    verticalHeader()->hide();
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    for (int row = 0; row < rowCount(); ++row)
        for (int column = 0; column < columnCount(); ++column) {
            auto *cell = new QTableWidgetItem;
            cell->setTextAlignment((column > Weights ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
            setItem(row, column, cell);
        }
    connect(session, &NeckSession::necksChanged, this, &NeckCosts::showCosts);
    connect(session, &NeckSession::costChanged, this, &NeckCosts::showCosts);
    translated(this, [this] { setTexts(); });
}

void NeckCosts::setTexts()
{
    setHorizontalHeaderLabels({tr("Neck"), tr("Weights"), tr("Parameters"), tr("MACs"), tr("Time"), tr("Ways"),
                               QStringLiteral("C3 → P5"), QStringLiteral("C5 → P3")});
    const QStringList tips{tr("On the same features of the backbone"),
                           tr("The network's own, or fresh ones: the other necks are not trained"),
                           tr("Learnable numbers, without the backbone's"),
                           tr("Multiply-accumulates for the picture, without the backbone's"),
                           tr("Forward pass on this machine, the shortest of 5 runs"),
                           tr("From how many of the backbone's three levels a change reaches how many of the three "
                              "outputs: of 9, measured"),
                           tr("Share of the coarsest output's places that change with the middle of the finest map: "
                              "needs the way up"),
                           tr("Share of the finest output's places that change with the middle of the coarsest map: "
                              "the way down")};
    for (int column = 0; column < ColumnCount; ++column)
        horizontalHeaderItem(column)->setToolTip(tips[column]);
    setAccessibleName(tr("What the necks cost, and what they reach"));
    showCosts();
}

int NeckCosts::waysOf(const NeckReach &reach)
{
    int ways = 0;
    for (const auto &from : reach)
        ways += static_cast<int>(std::count_if(from.begin(), from.end(), [](double share) { return share > 0; }));
    return ways;
}

QString NeckCosts::waysToolTip(const NeckReach &reach)
{
    QStringList lines{tr("Places of each output that change with the middle of a map:")};
    for (int from = 0; from < 3; ++from)
        for (int to = 0; to < 3; ++to)
            lines += QStringLiteral("%1 → %2: %3")
                         .arg(featureName(from), outputName(to),
                              formatShare(reach[static_cast<std::size_t>(from)][static_cast<std::size_t>(to)]));
    return lines.join(QLatin1Char('\n'));
}

void NeckCosts::showCosts()
{
    const auto necks = m_session->necks();
    for (int row = 0; row < rowCount(); ++row) {
        const auto kind = static_cast<NeckKind>(row);
        const auto &cost = m_session->cost(kind);
        const NeckResult *neck = necks ? &necks->of(kind) : nullptr;
        const auto set = [this, row](int column, const QString &text) { item(row, column)->setText(text); };
        const QString wait = QStringLiteral("…");
        set(Name, neckName(kind));
        set(Weights, !neck ? wait : neck->isOwn ? tr("the network's") : tr("untrained"));
        set(Parameters, neck ? formatCount(neck->parameters) : wait);
        set(Macs, neck ? formatCount(neck->macs) : wait);
        set(Time, cost ? formatMilliseconds(cost->milliseconds) : wait);
        set(Ways, cost ? tr("%1 of 9").arg(waysOf(cost->reach)) : wait);
        set(FineToCoarse, cost ? formatShare(cost->reach[0][2]) : wait);
        set(CoarseToFine, cost ? formatShare(cost->reach[2][0]) : wait);
        for (const Column column : {Ways, FineToCoarse, CoarseToFine})
            item(row, column)->setToolTip(cost ? waysToolTip(cost->reach) : QString());
    }
    resizeColumnsToContents();
    emit sentenceChanged();
}

QString NeckCosts::sentence() const
{
    const auto necks = m_session->necks();
    const auto &fpn = m_session->cost(NeckKind::Fpn), &pan = m_session->cost(NeckKind::Pan),
               &ghost = m_session->cost(NeckKind::GhostPan);
    if (!necks || !fpn || !pan || !ghost)
        return {};
    const auto times = [](std::int64_t a, std::int64_t b) {
        return formatNumber(static_cast<double>(a) / static_cast<double>(std::max<std::int64_t>(1, b)));
    };
    return tr("FPN, with the way down alone, has %1 of the 9 ways from a level of the backbone to an output; PAN has "
              "%2, for %3 times FPN's multiply-accumulates. GhostPAN has %4, with %5 times PAN's multiply-accumulates "
              "and %6 times its parameters.")
        .arg(waysOf(fpn->reach))
        .arg(waysOf(pan->reach))
        .arg(times(necks->of(NeckKind::Pan).macs, necks->of(NeckKind::Fpn).macs))
        .arg(waysOf(ghost->reach))
        .arg(times(necks->of(NeckKind::GhostPan).macs, necks->of(NeckKind::Pan).macs),
             times(necks->of(NeckKind::GhostPan).parameters, necks->of(NeckKind::Pan).parameters));
}

QString NeckCosts::csv() const
{
    QString text = QStringLiteral("neck,own_weights,parameters,macs,milliseconds");
    for (int from = 0; from < 3; ++from)
        for (int to = 0; to < 3; ++to)
            text += QStringLiteral(",%1_%2").arg(featureName(from), outputName(to));
    text += QLatin1Char('\n');
    const auto necks = m_session->necks();
    for (int row = 0; necks && row < neckKinds; ++row) {
        const auto kind = static_cast<NeckKind>(row);
        const NeckResult &neck = necks->of(kind);
        text += QStringLiteral("%1,%2,%3,%4").arg(neckName(kind)).arg(neck.isOwn).arg(neck.parameters).arg(neck.macs);
        const auto &cost = m_session->cost(kind);
        text += QLatin1Char(',') + (cost ? QString::number(cost->milliseconds) : QString());
        for (std::size_t from = 0; from < 3; ++from)
            for (std::size_t to = 0; to < 3; ++to)
                text += QLatin1Char(',') + (cost ? QString::number(cost->reach[from][to]) : QString());
        text += QLatin1Char('\n');
    }
    return text;
}

} // namespace vitrine
