#include "app/studio/documents/DocumentTabs.h"

#include "app/studio/documents/Documents.h"
#include "widgets/common/Theme.h"
#include "widgets/common/Translated.h"

#include <QDir>
#include <QFontMetrics>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMenu>
#include <QMouseEvent>
#include <QPainter>
#include <QTabBar>
#include <QToolButton>

#include <algorithm>
#include <utility>

namespace vitrine {

namespace {

/// A dot in front of the name of a network with changes.
QIcon dot()
{
    constexpr int side = 16;
    QPixmap pixmap(2 * side, 2 * side);
    pixmap.setDevicePixelRatio(2);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(Theme::instance().color(Theme::Role::Accent));
    painter.drawEllipse(QRectF(4, 4, 8, 8));
    painter.end();
    return pixmap;
}

/// Where they don't all find room, tabs scroll before their names get unreadable.
class NameTabs : public QTabBar {
public:
    using QTabBar::QTabBar;

protected:
    QSize minimumTabSizeHint(int index) const override
    {
        const QSize whole = tabSizeHint(index);
        return {std::min(whole.width(), Theme::instance().px(128)), whole.height()};
    }
};

} // namespace

DocumentTabs::DocumentTabs(Documents *documents, QWidget *parent)
    : QWidget(parent), m_documents(documents), m_bar(new NameTabs(this)), m_new(new QToolButton(this))
{
    m_bar->setObjectName(QStringLiteral("documentTabs"));
    m_bar->setMovable(true);
    m_bar->setExpanding(false);
    m_bar->setDrawBase(false);
    m_bar->setMinimumWidth(1); // Qt's own minimum leaves a gap behind a single short name
    m_bar->setElideMode(Qt::ElideRight);
    m_bar->setUsesScrollButtons(true);
    m_bar->setContextMenuPolicy(Qt::CustomContextMenu);
    m_bar->installEventFilter(this);
    m_new->setText(QStringLiteral("+"));
    m_new->setAutoRaise(true);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_bar);
    layout->addWidget(m_new);
    layout->addStretch(1);
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed); // many tabs scroll, and never make the window wider
    connect(m_new, &QToolButton::clicked, this, &DocumentTabs::newWanted);
    connect(m_bar, &QTabBar::currentChanged, this, [this](int index) {
        if (!m_isFollowing)
            m_documents->turnTo(index);
    });
    connect(m_bar, &QTabBar::tabMoved, this, [this](int from, int to) {
        if (!m_isFollowing)
            m_documents->move(from, to);
    });
    connect(m_bar, &QWidget::customContextMenuRequested, this, &DocumentTabs::showMenu);
    connect(documents, &Documents::changed, this, &DocumentTabs::follow);
    connect(&Theme::instance(), &Theme::changed, this, &DocumentTabs::follow);
    translated(this, [this] { retranslate(); });
}

void DocumentTabs::follow()
{
    m_isFollowing = true;
    while (m_bar->count() > m_documents->count())
        m_bar->removeTab(m_bar->count() - 1);
    while (m_bar->count() < m_documents->count())
        m_bar->setTabButton(m_bar->addTab(QString()), QTabBar::RightSide, makeCross());
    for (int i = 0; i < m_documents->count(); ++i) {
        QString title = m_documents->title(i);
        const QString text = title.replace(QLatin1Char('&'), QStringLiteral("&&"));
        if (m_bar->tabText(i) != text)
            m_bar->setTabText(i, text);
        const bool isModified = m_documents->isModified(i);
        if (m_bar->tabIcon(i).isNull() == isModified || isModified)
            m_bar->setTabIcon(i, isModified ? dot() : QIcon());
        const QString place =
            m_documents->file(i).isEmpty() ? tr("Not saved in a file") : QDir::toNativeSeparators(m_documents->file(i));
        m_bar->setTabToolTip(i, isModified ? tr("%1\nIt has changes that are not saved.").arg(place) : place);
    }
    m_bar->setCurrentIndex(m_documents->current());
    m_bar->updateGeometry(); // several that come at once would keep the room of the first
    layout()->invalidate();
    m_isFollowing = false;
}

/// Closes the tab that it stands on, whichever that is by then.
QWidget *DocumentTabs::makeCross()
{
    auto *cross = new QToolButton;
    cross->setText(QStringLiteral("×"));
    cross->setAutoRaise(true);
    cross->setFocusPolicy(Qt::NoFocus);
    cross->setProperty("cross", true);
    cross->setAccessibleName(tr("Close"));
    cross->setToolTip(tr("Close this network"));
    connect(cross, &QToolButton::clicked, this, [this, cross] {
        for (int i = 0; i < m_bar->count(); ++i)
            if (m_bar->tabButton(i, QTabBar::RightSide) == cross)
                return emit closeWanted({m_documents->id(i)});
    });
    return cross;
}

void DocumentTabs::retranslate()
{
    m_bar->setAccessibleName(tr("Open networks"));
    for (int i = 0; i < m_bar->count(); ++i) {
        m_bar->tabButton(i, QTabBar::RightSide)->setAccessibleName(tr("Close"));
        m_bar->tabButton(i, QTabBar::RightSide)->setToolTip(tr("Close this network"));
    }
    m_new->setAccessibleName(tr("New network"));
    m_new->setToolTip(tr("Begin a new network beside the others"));
    follow();
}

void DocumentTabs::showMenu(const QPoint &place)
{
    const int index = m_bar->tabAt(place);
    if (index < 0)
        return;
    const quint64 id = m_documents->id(index);
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("Close"), this, [this, id] { emit closeWanted({id}); });
    menu->addAction(tr("Close the others"), this, [this, id] { closeOthers(m_documents->indexOf(id)); })
        ->setEnabled(m_documents->count() > 1);
    menu->addSeparator();
    menu->addAction(tr("Rename"), this, [this, id] {
        m_documents->turnTo(m_documents->indexOf(id));
        rename();
    });
    menu->popup(m_bar->mapToGlobal(place));
}

void DocumentTabs::closeOthers(int kept)
{
    QList<quint64> others;
    for (int i = 0; i < m_documents->count(); ++i)
        if (i != kept)
            others += m_documents->id(i);
    emit closeWanted(others);
}

void DocumentTabs::rename()
{
    if (m_name)
        return;
    const int index = m_documents->current();
    m_name = new QLineEdit(m_documents->title(index), m_bar);
    m_name->setAccessibleName(tr("Name of the network"));
    m_name->setMaxLength(100);
    m_name->setGeometry(m_bar->tabRect(index));
    m_name->selectAll();
    m_name->installEventFilter(this);
    m_name->show();
    m_name->setFocus();
    connect(m_name, &QLineEdit::editingFinished, this, [this] { finishRename(true); });
}

void DocumentTabs::finishRename(bool accepted)
{
    QLineEdit *field = std::exchange(m_name, nullptr);
    if (!field)
        return;
    const QString name = field->text().trimmed();
    field->hide();
    field->deleteLater();
    if (accepted && !name.isEmpty() && name != m_documents->title(m_documents->current()))
        emit nameChosen(name);
}

bool DocumentTabs::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_name && event->type() == QEvent::KeyPress
        && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
        finishRename(false);
        return true;
    }
    if (watched == m_bar && event->type() == QEvent::MouseButtonDblClick) {
        const auto *click = static_cast<QMouseEvent *>(event);
        if (click->button() == Qt::LeftButton && m_bar->tabAt(click->pos()) == m_documents->current()) {
            rename();
            return true;
        }
    }
    if (watched == m_bar && event->type() == QEvent::MouseButtonRelease) {
        const auto *click = static_cast<QMouseEvent *>(event);
        if (const int index = m_bar->tabAt(click->pos()); click->button() == Qt::MiddleButton && index >= 0)
            emit closeWanted({m_documents->id(index)});
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace vitrine
