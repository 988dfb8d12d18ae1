#include "widgets/downloads/ManagerDialog.h"

#include "widgets/common/Format.h"
#include "widgets/common/Theme.h"
#include "widgets/common/Translated.h"
#include "widgets/downloads/ProgressDelegate.h"

#include <QAction>
#include <QDesktopServices>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTreeWidget>
#include <QUrl>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace vitrine {

namespace {

QString leftText(double seconds)
{
    const int whole = static_cast<int>(std::min(std::ceil(seconds), 1e6));
    return whole < 100 ? ManagerDialog::tr("%1 s left").arg(whole)
                       : ManagerDialog::tr("%1 min left").arg((whole + 59) / 60);
}

} // namespace

ManagerDialog::ManagerDialog(const QString &name, int columns, QWidget *parent)
    : QDialog(parent), m_about(new QLabel(this)), m_message(new QLabel(this)), m_list(new QTreeWidget(this)),
      m_use(new QPushButton(this)), m_download(new QPushButton(this)), m_cancel(new QPushButton(this)),
      m_remove(new QPushButton(this)), m_openFolder(new QPushButton(this)), m_close(new QPushButton(this)),
      m_others(new QHBoxLayout)
{
    build(name, columns);
    connectAll();
    translated(this, [this] {
        m_use->setText(tr("&Use"));
        m_download->setText(tr("&Download"));
        m_cancel->setText(tr("&Cancel the download"));
        m_remove->setText(tr("&Remove…"));
        m_openFolder->setText(tr("Open the f&older"));
        m_close->setText(tr("Close"));
    });
}

void ManagerDialog::build(const QString &name, int columns)
{
    m_about->setWordWrap(true);
    m_about->setTextFormat(Qt::RichText);
    m_about->setOpenExternalLinks(true);
    m_about->setTextInteractionFlags(Qt::TextBrowserInteraction);
    m_message->setWordWrap(true);
    m_message->setTextFormat(Qt::PlainText); // it may quote what a server said
    m_message->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_message->setObjectName(QStringLiteral("modelMessage"));
    m_message->hide();
    m_list->setColumnCount(columns);
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setAllColumnsShowFocus(true);
    m_list->setItemDelegate(new ProgressDelegate(m_list));
    m_list->header()->setSectionsMovable(false);
    m_list->setObjectName(name);
    for (QPushButton *button : {m_use, m_download, m_cancel, m_remove, m_openFolder, m_close})
        button->setAutoDefault(false); // Enter belongs to the list

    auto *actions = new QHBoxLayout;
    for (auto *row : {actions, m_others})
        row->setSpacing(8);
    for (QPushButton *button : {m_use, m_download, m_cancel, m_remove})
        actions->addWidget(button);
    actions->addStretch();
    m_others->addWidget(m_openFolder);
    m_others->addStretch();
    m_others->addWidget(m_close);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 24, 24, 16);
    layout->setSpacing(16);
    layout->addWidget(m_about);
    layout->addWidget(m_list, 1);
    layout->addLayout(actions);
    layout->addWidget(m_message);
    layout->addLayout(m_others);
    resize(Theme::instance().px(760), Theme::instance().px(464));
}

void ManagerDialog::connectAll()
{
    auto *remove = new QAction(m_list);
    remove->setShortcut(QKeySequence::Delete);
    remove->setShortcutContext(Qt::WidgetShortcut);
    m_list->addAction(remove);
    connect(remove, &QAction::triggered, m_remove, &QPushButton::click);
    connect(m_list, &QTreeWidget::currentItemChanged, this, [this] { updateButtons(); });
    connect(m_list, &QTreeWidget::itemActivated, this, &ManagerDialog::activate);
    connect(m_use, &QPushButton::clicked, this, [this] { useSelected(); });
    connect(m_download, &QPushButton::clicked, this, [this] { downloadSelected(); });
    connect(m_cancel, &QPushButton::clicked, this, [this] { cancelSelected(); });
    connect(m_remove, &QPushButton::clicked, this, [this] { removeSelected(); });
    connect(m_openFolder, &QPushButton::clicked, this, [this] { openFolder(); });
    connect(m_close, &QPushButton::clicked, this, &QDialog::close);
}

QPushButton *ManagerDialog::addOther()
{
    auto *button = new QPushButton(this);
    button->setAutoDefault(false);
    m_others->insertWidget(0, button);
    setTabOrder(m_remove, button);
    return button;
}

void ManagerDialog::enableButtons(const Possible &possible)
{
    m_use->setEnabled(possible.use);
    m_download->setEnabled(possible.download);
    m_cancel->setEnabled(possible.cancel);
    m_remove->setEnabled(possible.remove);
}

bool ManagerDialog::canDownload() const
{
    return m_download->isEnabled();
}

void ManagerDialog::activate()
{
    if (m_use->isEnabled())
        useSelected();
    else if (m_download->isEnabled())
        downloadSelected();
}

void ManagerDialog::say(const QString &text, bool isProblem)
{
    QPalette palette = m_message->palette();
    palette.setColor(QPalette::WindowText, Theme::instance().color(isProblem ? Theme::Role::Error : Theme::Role::Text));
    m_isProblem = isProblem;
    m_message->setPalette(palette);
    m_message->setText(text);
    m_message->setVisible(!text.isEmpty());
}

void ManagerDialog::sayAgain()
{
    say(m_message->text(), m_isProblem);
}

void ManagerDialog::showFolder(const std::filesystem::path &folder)
{
    std::error_code code;
    std::filesystem::create_directories(folder, code);
    const QString path = QString::fromStdString(folder.string());
    if (code || !QDesktopServices::openUrl(QUrl::fromLocalFile(path)))
        say(tr("The folder is %1.").arg(path), false);
}

QString ManagerDialog::downloadText(FileDownloader::Stage stage, const DownloadProgress &progress)
{
    if (stage == FileDownloader::Stage::Verifying)
        return tr("verifying");
    QStringList parts{progress.total > 0 ? tr("downloading %1 %").arg(100 * progress.received / progress.total)
                                         : tr("downloading %1").arg(formatBytes(progress.received))};
    if (progress.bytesPerSecond > 0)
        parts += tr("%1/s").arg(formatBytes(static_cast<qint64>(progress.bytesPerSecond)));
    if (progress.secondsLeft() > 0)
        parts += leftText(progress.secondsLeft());
    return parts.join(QStringLiteral(" · "));
}

} // namespace vitrine
