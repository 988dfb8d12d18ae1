#include "widgets/builder/InsideBar.h"

#include "widgets/common/Theme.h"
#include "widgets/common/Translated.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace vitrine {

namespace {

constexpr int side = 8, gap = 4;

} // namespace

InsideBar::InsideBar(QWidget *parent)
    : QFrame(parent), m_row(new QWidget(this)), m_crumbs(new QHBoxLayout), m_more(new QToolButton(this)),
      m_type(new QLabel(this)), m_note(new QFrame(this)), m_why(new QLabel(this)), m_parameters(new QToolButton(this)),
      m_replace(new QToolButton(this)), m_close(new QToolButton(this))
{
    setObjectName(QStringLiteral("insideBar"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto *row = new QHBoxLayout(m_row);
    row->setContentsMargins(side, gap, side, gap);
    row->setSpacing(side);
    m_crumbs->setSpacing(gap);
    row->addLayout(m_crumbs);
    row->addStretch(1);
    row->addWidget(m_type);
    m_more->setText(QStringLiteral("…"));
    m_more->setAutoRaise(true);
    m_more->setPopupMode(QToolButton::InstantPopup);
    m_more->setMenu(new QMenu(m_more));
    column->addWidget(m_row);
    makeNote();
    column->addWidget(m_note);
    // A long way must not keep the window from being small: what has no room goes into the menu.
    m_row->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    connect(&Theme::instance(), &Theme::changed, this, &InsideBar::apply);
    translated(this, [this] {
        setTexts();
        makeCrumbs();
    });
    apply();
    hide();
}

void InsideBar::makeNote()
{
    auto *row = new QHBoxLayout(m_note);
    row->setContentsMargins(side, gap, side, gap);
    row->setSpacing(side);
    m_why->setWordWrap(true);
    m_why->setTextFormat(Qt::PlainText);
    row->addWidget(m_why, 1);
    for (QToolButton *button : {m_parameters, m_replace, m_close})
        row->addWidget(button);
    m_close->setText(QStringLiteral("✕"));
    m_close->setAutoRaise(true);
    m_note->setObjectName(QStringLiteral("insideNote"));
    m_note->hide();
    connect(m_close, &QToolButton::clicked, m_note, &QWidget::hide);
    connect(m_parameters, &QToolButton::clicked, this, &InsideBar::parametersWanted);
    connect(m_replace, &QToolButton::clicked, this, &InsideBar::replaceWanted);
}

void InsideBar::setStages(const std::vector<Stage> &stages)
{
    if (stages == m_stages)
        return;
    m_stages = stages;
    m_note->hide();
    setTexts();
    makeCrumbs();
    setVisible(!m_stages.empty());
}

void InsideBar::makeCrumbs()
{
    while (const QLayoutItem *item = m_crumbs->takeAt(0)) {
        if (item->widget() != m_more) { // one of them may be what was clicked
            item->widget()->hide();
            item->widget()->deleteLater();
        }
        delete item;
    }
    m_buttons.clear();
    m_marks.clear();
    m_more->hide();
    if (m_stages.empty())
        return;
    addCrumb(tr("Network"), tr("Back to the network (Ctrl+Up leads out one stage)"), {}, false);
    m_crumbs->addWidget(m_more);
    for (std::size_t i = 0; i < m_stages.size(); ++i) {
        const bool isLast = i + 1 == m_stages.size();
        const Stage &stage = m_stages[i];
        addCrumb(stage.name,
                 isLast ? tr("What is shown: the inside of %1").arg(stage.path)
                        : tr("Back to the inside of %1").arg(stage.path),
                 stage.path, isLast);
    }
    shorten();
}

void InsideBar::addCrumb(const QString &text, const QString &tip, const QString &path, bool isLast)
{
    QLabel *mark = m_buttons.empty() ? nullptr : new QLabel(QStringLiteral("▸"), m_row);
    auto *button = new QToolButton(m_row);
    button->setText(text);
    button->setToolTip(tip);
    button->setAccessibleName(tip);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::StrongFocus);
    QFont font = button->font();
    font.setBold(isLast);
    button->setFont(font);
    if (mark)
        m_crumbs->addWidget(mark);
    m_crumbs->addWidget(button);
    button->show(); // at once, as the bar may be seen already
    connect(button, &QToolButton::clicked, this, [this, path] { emit chosen(path); });
    m_buttons.push_back(button);
    m_marks.push_back(mark);
}

/// What there is no room for is taken out from behind the network on, into a menu.
void InsideBar::shorten()
{
    if (m_buttons.empty())
        return;
    std::vector<int> widths;
    int needed = 2 * side + m_type->sizeHint().width() + side;
    for (std::size_t i = 0; i < m_buttons.size(); ++i) {
        widths.push_back(m_buttons[i]->sizeHint().width() + (i > 0 ? m_marks[i]->sizeHint().width() + gap : 0) + gap);
        needed += widths.back();
    }
    std::size_t first = 1; // of those that stay behind the network
    while (needed > width() && first + 1 < m_buttons.size()) {
        needed -= widths[first] - (first == 1 ? m_more->sizeHint().width() + gap : 0);
        ++first;
    }
    m_more->menu()->clear();
    m_more->setVisible(first > 1);
    for (std::size_t i = 1; i < m_buttons.size(); ++i) {
        m_buttons[i]->setVisible(i >= first);
        m_marks[i]->setVisible(i >= first);
        if (i < first)
            connect(m_more->menu()->addAction(m_buttons[i]->text()), &QAction::triggered, this,
                    [this, path = m_stages[i - 1].path] { emit chosen(path); });
    }
}

void InsideBar::resizeEvent(QResizeEvent *event)
{
    QFrame::resizeEvent(event);
    shorten();
}

void InsideBar::explain()
{
    if (m_stages.empty())
        return;
    m_note->show();
    QAccessibleEvent event(m_note, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

QString InsideBar::text() const
{
    QStringList names{tr("Network")};
    for (const Stage &stage : m_stages)
        names += stage.name;
    return names.join(QStringLiteral(" ▸ "));
}

QToolButton *InsideBar::crumb(int stage) const
{
    return m_buttons[static_cast<std::size_t>(stage)];
}

void InsideBar::setTexts()
{
    setAccessibleName(m_stages.empty() ? QString() : text());
    m_more->setToolTip(tr("What is between"));
    m_more->setAccessibleName(m_more->toolTip());
    m_parameters->setText(tr("Show Parameters"));
    m_replace->setText(tr("Replace by Its Parts"));
    m_replace->setToolTip(tr("Puts the parts in its place as ordinary blocks, with the same weights; can be undone"));
    m_close->setToolTip(tr("Dismiss"));
    m_close->setAccessibleName(m_close->toolTip());
    if (m_stages.empty())
        return;
    const Stage &shown = m_stages.back();
    m_type->setText(shown.type);
    m_type->setToolTip(
        tr("Made by the parameters of %1; weights can be edited here, the structure can't").arg(m_stages.front().path));
    m_parameters->setToolTip(tr("The parameters of %1, which make what is inside").arg(m_stages.front().path));
    m_why->setText(tr("What is inside of %1 (%2) is made by its parameters, so it can't be edited here: change the "
                      "parameters, or replace the block by its parts, which are blocks like any other.")
                       .arg(shown.path, shown.type));
    m_note->setAccessibleName(m_why->text());
}

void InsideBar::apply()
{
    const Theme &theme = Theme::instance();
    const QString panel = theme.color(Theme::Role::Panel).name();
    const QString warning = theme.color(Theme::Role::Warning).name();
    setStyleSheet(QStringLiteral("#insideBar { background: %1; border: none; border-bottom: 1px solid %2; } "
                                 "#insideNote { background: %1; border: none; border-top: 2px solid %3; } "
                                 "#insideNote QLabel { color: %3; }")
                      .arg(panel, theme.color(Theme::Role::Border).name(), warning));
}

} // namespace vitrine
