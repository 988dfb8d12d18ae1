#include "widgets/optimizers/CompetitorList.h"

#include "widgets/common/Text.h"
#include "widgets/common/Theme.h"
#include "widgets/common/Translated.h"
#include "widgets/optimizers/CompetitorStyle.h"
#include "widgets/optimizers/LineUps.h"
#include "widgets/optimizers/RosterState.h"

#include <QHBoxLayout>
#include <QListWidget>
#include <QMenu>
#include <QSignalBlocker>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace vitrine {

namespace {

constexpr int idRole = Qt::UserRole;

} // namespace

CompetitorList::CompetitorList(RosterState *state, QWidget *parent)
    : QWidget(parent), m_state(state), m_list(new QListWidget(this)), m_addMenu(new QMenu(this)),
      m_lineUpMenu(new QMenu(this)), m_add(makeButton()), m_duplicate(makeButton()), m_remove(makeButton()),
      m_lineUps(makeButton())
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    m_list->setIconSize({32, 20});
    m_list->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setTextElideMode(Qt::ElideRight);
    layout->addWidget(m_list);
    auto *row = new QHBoxLayout;
    row->setSpacing(4);
    for (QToolButton *button : {m_add, m_duplicate, m_remove, m_lineUps})
        row->addWidget(button, 1);
    layout->addLayout(row);
    m_add->setMenu(m_addMenu);
    m_lineUps->setMenu(m_lineUpMenu);
    for (QToolButton *button : {m_add, m_lineUps})
        button->setPopupMode(QToolButton::InstantPopup);
    fillMenus();
    connect(m_duplicate, &QToolButton::clicked, state, &RosterState::duplicateSelected);
    connect(m_remove, &QToolButton::clicked, state, &RosterState::removeSelected);
    connect(m_list, &QListWidget::currentItemChanged, state, [state](const QListWidgetItem *item) {
        if (item)
            state->select(item->data(idRole).toInt());
    });
    connect(m_list, &QListWidget::itemChanged, state, [state](const QListWidgetItem *item) {
        const int id = item->data(idRole).toInt();
        const bool on = item->checkState() == Qt::Checked;
        state->editRoster([id, on](Roster &roster) {
            for (Competitor &one : roster.competitors)
                if (one.id == id)
                    one.isOn = on;
        });
    });
    connect(state, &RosterState::setupChanged, this, &CompetitorList::showSetup);
    connect(state, &RosterState::selectionChanged, this, &CompetitorList::showSetup);
    connect(&Theme::instance(), &Theme::changed, this, &CompetitorList::showSetup);
    translated(this, [this] {
        retranslate();
        showSetup();
    });
}

QToolButton *CompetitorList::makeButton()
{
    auto *button = new QToolButton(this);
    button->setFocusPolicy(Qt::TabFocus);
    button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    return button;
}

void CompetitorList::fillMenus()
{
    for (const auto &kind : optimizerKinds())
        connect(m_addMenu->addAction(QString()), &QAction::triggered, m_state,
                [this, optimizer = kind.get()] { m_state->add(*optimizer); });
    m_addMenu->setToolTipsVisible(true);
    m_lineUpMenu->setToolTipsVisible(true);
    for (const LineUp lineUp : allLineUps)
        connect(m_lineUpMenu->addAction(QString()), &QAction::triggered, m_state,
                [this, lineUp] { useLineUp(*m_state, lineUp); });
}

void CompetitorList::retranslate()
{
    m_list->setAccessibleName(tr("Competitors"));
    const auto set = [](QToolButton *button, const QString &text, const QString &tip) {
        button->setText(text);
        button->setToolTip(tip);
        button->setAccessibleName(text);
        button->setAccessibleDescription(tip);
    };
    set(m_add, tr("Add"),
        m_state->isOnNetworks() ? tr("Another optimizer, with its usual settings")
                                : tr("Another optimizer, with a rate that suits the surface"));
    set(m_duplicate, tr("Copy"), tr("The selected competitor once more, to change one thing about it"));
    set(m_remove, tr("Remove"), tr("Takes the selected competitor out"));
    set(m_lineUps, tr("Line-ups"), tr("Whole sets of competitors"));
    for (std::size_t i = 0; i < optimizerKinds().size(); ++i) {
        QAction *action = m_addMenu->actions()[static_cast<qsizetype>(i)];
        action->setText(optimizerTitle(*optimizerKinds()[i]));
        action->setToolTip(toText(optimizerKinds()[i]->summary()));
    }
    for (std::size_t i = 0; i < allLineUps.size(); ++i) {
        QAction *action = m_lineUpMenu->actions()[static_cast<qsizetype>(i)];
        action->setText(lineUpName(allLineUps[i], m_state->isOnNetworks()));
        action->setToolTip(lineUpHelp(allLineUps[i], m_state->isOnNetworks()));
    }
}

void CompetitorList::showSetup()
{
    const QSignalBlocker blocker(m_list);
    const auto &competitors = m_state->roster().competitors;
    while (m_list->count() > static_cast<int>(competitors.size()))
        delete m_list->takeItem(m_list->count() - 1);
    for (int row = 0; row < static_cast<int>(competitors.size()); ++row) {
        const Competitor &competitor = competitors[static_cast<std::size_t>(row)];
        if (row == m_list->count())
            m_list->addItem(new QListWidgetItem);
        QListWidgetItem *item = m_list->item(row);
        const QString settings = competitorSettings(competitor);
        item->setText(QStringLiteral("%1   %2").arg(competitorName(competitor), settings));
        item->setToolTip(item->text());
        item->setIcon(competitorIcon(competitor));
        item->setData(idRole, competitor.id);
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        item->setCheckState(competitor.isOn ? Qt::Checked : Qt::Unchecked);
        if (competitor.id == m_state->selected())
            m_list->setCurrentRow(row);
    }
    const int lines = std::max(3, m_list->count());
    m_list->setFixedHeight(lines * std::max(m_list->sizeHintForRow(0), fontMetrics().height() + 6) + 6);
    m_duplicate->setEnabled(!competitors.empty() && competitors.size() < mostCompetitors);
    m_add->setEnabled(competitors.size() < mostCompetitors);
    m_remove->setEnabled(!competitors.empty());
}

} // namespace vitrine
