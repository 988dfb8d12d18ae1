#include "app/studio/window/CommandPalette.h"

#include "app/studio/actions/Actions.h"
#include "app/studio/settings/Languages.h"
#include "widgets/common/Theme.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QMenuBar>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>

namespace vitrine {

namespace {

void collect(const QList<QAction *> &actions, const QString &path, QList<PaletteEntry> &entries)
{
    for (QAction *action : actions) {
        if (action->isSeparator() || action->text().isEmpty())
            continue;
        if (const QMenu *menu = action->menu()) {
            QString title = menu->title();
            title = title.section(QStringLiteral("(&"), 0, 0).remove(QLatin1Char('&'));
            collect(menu->actions(), path.isEmpty() ? title : path + QStringLiteral(" ▸ ") + title, entries);
        } else {
            entries += {action, Actions::english(action), Actions::chinese(action), path};
        }
    }
}

int scoreIn(const QString &text, const QString &typed)
{
    const qsizetype whole = text.indexOf(typed, 0, Qt::CaseInsensitive);
    if (whole >= 0)
        return static_cast<int>(std::min<qsizetype>(whole, 50));
    for (const QString &word : typed.split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
        if (!text.contains(word, Qt::CaseInsensitive))
            return -1;
    }
    return 60;
}

} // namespace

QList<PaletteEntry> paletteEntries(const QMenuBar *menus)
{
    QList<PaletteEntry> entries;
    collect(menus->actions(), {}, entries);
    return entries;
}

int paletteScore(const PaletteEntry &entry, const QString &typed)
{
    const QString wanted = typed.simplified();
    if (wanted.isEmpty())
        return 0;
    int best = -1;
    for (const QString &text : {entry.english, entry.chinese, entry.path + QLatin1Char(' ') + entry.english,
                                entry.path + QLatin1Char(' ') + entry.chinese}) {
        const int score = scoreIn(text, wanted);
        if (score >= 0 && (best < 0 || score < best))
            best = score;
    }
    return best;
}

CommandPalette::CommandPalette(const QMenuBar *menus, QWidget *parent)
    : QDialog(parent, Qt::Popup), m_entries(paletteEntries(menus)), m_input(new QLineEdit(this)),
      m_list(new QListWidget(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setAccessibleName(tr("Find any action"));
    m_input->setPlaceholderText(tr("What do you want to do?"));
    m_input->setAccessibleName(m_input->placeholderText());
    m_input->setClearButtonEnabled(true);
    m_input->installEventFilter(this);
    m_list->setAccessibleName(tr("Actions found"));
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setUniformItemSizes(true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 8, 8, 8);
    layout->setSpacing(8);
    layout->addWidget(m_input);
    layout->addWidget(m_list);
    connect(m_input, &QLineEdit::textChanged, this, &CommandPalette::filter);
    connect(m_input, &QLineEdit::returnPressed, this, &CommandPalette::start);
    connect(m_list, &QListWidget::itemClicked, this, &CommandPalette::start);
    resize(Theme::instance().px(560), Theme::instance().px(400));
    move(parent->mapToGlobal(QPoint((parent->width() - width()) / 2, Theme::instance().px(72))));
    filter();
    m_input->setFocus();
}

void CommandPalette::filter()
{
    struct Hit {
        int score = 0;
        qsizetype entry = 0;
    };
    std::vector<Hit> hits;
    for (qsizetype i = 0; i < m_entries.size(); ++i) {
        const int score = paletteScore(m_entries[i], m_input->text());
        if (score >= 0)
            hits.push_back({score + (m_entries[i].action->isEnabled() ? 0 : 100), i});
    }
    std::stable_sort(hits.begin(), hits.end(), [](const Hit &a, const Hit &b) { return a.score < b.score; });
    m_list->clear();
    for (const Hit &hit : hits) {
        const PaletteEntry &entry = m_entries[hit.entry];
        const bool isChinese = Languages::instance().current() == QStringLiteral("zh_CN");
        QString text = (isChinese ? entry.chinese : entry.english) + QStringLiteral("    ") + entry.path;
        const QString keys = entry.action->shortcut().toString(QKeySequence::NativeText);
        if (!keys.isEmpty())
            text += QStringLiteral("    [%1]").arg(keys);
        auto *item = new QListWidgetItem(text, m_list);
        item->setData(Qt::UserRole, hit.entry);
        item->setToolTip(entry.action->statusTip());
        if (!entry.action->isEnabled())
            item->setFlags(item->flags() & ~Qt::ItemIsEnabled);
    }
    if (hits.empty()) {
        auto *none = new QListWidgetItem(tr("No action is called “%1”").arg(m_input->text().trimmed()), m_list);
        none->setFlags(Qt::NoItemFlags);
    }
    m_list->setCurrentRow(0);
}

void CommandPalette::start()
{
    const QListWidgetItem *item = m_list->currentItem();
    if (!item || !(item->flags() & Qt::ItemIsEnabled))
        return;
    QAction *action = m_entries[item->data(Qt::UserRole).toLongLong()].action;
    close();
    // Once the popup is gone, so that what the action opens gets the focus.
    QTimer::singleShot(0, action, &QAction::trigger);
}

bool CommandPalette::eventFilter(QObject *object, QEvent *event)
{
    if (object == m_input && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        const int step = key == Qt::Key_Down ? 1
            : key == Qt::Key_Up              ? -1
            : key == Qt::Key_PageDown        ? 8
            : key == Qt::Key_PageUp          ? -8
                                             : 0;
        if (step != 0 && m_list->count() > 0) {
            m_list->setCurrentRow(std::clamp(m_list->currentRow() + step, 0, m_list->count() - 1));
            return true;
        }
    }
    return QDialog::eventFilter(object, event);
}

} // namespace vitrine
