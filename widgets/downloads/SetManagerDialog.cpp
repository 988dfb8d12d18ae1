#include "widgets/downloads/SetManagerDialog.h"

#include "widgets/common/Format.h"
#include "widgets/common/Text.h"
#include "widgets/common/Theme.h"
#include "widgets/downloads/ProgressDelegate.h"
#include "widgets/downloads/SetDownloader.h"

#include <QEvent>
#include <QFile>
#include <QLabel>
#include <QMessageBox>
#include <QThread>
#include <QTreeWidget>
#include <QUrl>

#include <algorithm>

namespace vitrine {

namespace {

enum Column { Name, Licence, Source, Size, StateColumn, ColumnCount };

} // namespace

std::vector<CatalogueSet> SetManagerDialog::ownCatalogue()
{
    QFile file(QStringLiteral(":/datasets/catalogue.json"));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    auto sets = parseSetCatalogue(file.readAll().toStdString(), "catalogue.json");
    return sets ? *std::move(sets) : std::vector<CatalogueSet>();
}

SetManagerDialog::SetManagerDialog(QWidget *parent) : SetManagerDialog(ownCatalogue(), SetStore(), parent) { }

SetManagerDialog::SetManagerDialog(std::vector<CatalogueSet> sets, SetStore store, QWidget *parent,
                                   DownloadLimits limits)
    : ManagerDialog(QStringLiteral("publicSets"), ColumnCount, parent), m_store(std::move(store)),
      m_limits(std::move(limits))
{
    list()->headerItem()->setTextAlignment(Size, Qt::AlignRight | Qt::AlignVCenter);
    for (CatalogueSet &set : sets)
        m_rows.push_back({std::move(set), new QTreeWidgetItem(list())});
    retranslate();
    refresh();
    if (!m_rows.empty())
        list()->setCurrentItem(m_rows.front().item);
    for (int column = Name; column < StateColumn; ++column)
        list()->resizeColumnToContents(column);
    connect(&Theme::instance(), &Theme::changed, this, &SetManagerDialog::refresh);
}

SetManagerDialog::~SetManagerDialog()
{
    m_cancelVerifying.request();
    if (m_verifier)
        m_verifier->wait();
}

void SetManagerDialog::retranslate()
{
    setWindowTitle(tr("Public data sets"));
    about()->setText(tr("Sets that others publish, to train on. Nothing is fetched before you press Download; what "
                        "arrives is checked, unpacked where it is packed, and kept in %1.")
                         .arg(QString::fromStdString(m_store.root().string()).toHtmlEscaped()));
    list()->setHeaderLabels({tr("Set"), tr("Licence"), tr("Source"), tr("Download"), tr("State")});
    list()->setAccessibleName(tr("Public data sets"));
}

bool SetManagerDialog::isRunning(const Row &row)
{
    return row.downloader && row.downloader->isRunning();
}

void SetManagerDialog::refresh()
{
    for (Row &row : m_rows) {
        const SetStore::State before = row.state;
        row.state = m_store.state(row.set);
        if (row.state != before)
            row.check = Row::Check::None;
        showRow(row);
    }
    updateButtons();
    sayAgain();
}

void SetManagerDialog::verifyPresent()
{
    if (m_verifier && m_verifier->isRunning())
        return;
    std::vector<std::pair<std::size_t, CatalogueSet>> present;
    for (std::size_t i = 0; i < m_rows.size(); ++i)
        if (m_rows[i].state == SetStore::State::Present && m_rows[i].check == Row::Check::None && !isRunning(m_rows[i]))
            present.emplace_back(i, m_rows[i].set);
    if (present.empty())
        return;
    m_verifier.reset(QThread::create([this, present, store = m_store, cancel = m_cancelVerifying] {
        for (const auto &[index, set] : present) {
            const Result<void> result = verifySet(set, store.folder(set), cancel);
            if (cancel.requested())
                return;
            QMetaObject::invokeMethod(
                this, [this, at = index, result] { showVerified(at, result); }, Qt::QueuedConnection);
        }
    }));
    m_verifier->start(QThread::LowPriority);
}

void SetManagerDialog::showVerified(std::size_t index, const Result<void> &result)
{
    Row &row = m_rows[index];
    row.state = m_store.state(row.set);
    row.check = result ? Row::Check::Whole : Row::Check::Damaged;
    if (!result && row.state != SetStore::State::Missing)
        say(toText(result.error().message), true);
    showRow(row);
    updateButtons();
}

void SetManagerDialog::showRow(const Row &row)
{
    row.item->setText(Name, QString::fromStdString(row.set.name));
    row.item->setText(Licence, QString::fromStdString(row.set.licence));
    row.item->setText(Source, QUrl(QString::fromStdString(row.set.page)).host());
    row.item->setText(Size, formatBytes(static_cast<qint64>(row.set.size())));
    row.item->setText(StateColumn, stateText(row));
    row.item->setTextAlignment(Size, Qt::AlignRight | Qt::AlignVCenter);
    QStringList addresses{QString::fromStdString(row.set.page)};
    qint64 unpacked = 0;
    for (const CatalogueFile &file : row.set.files) {
        addresses += QString::fromStdString(file.url);
        unpacked += static_cast<qint64>(file.unpackedSize());
    }
    row.item->setToolTip(Source, addresses.first());
    row.item->setToolTip(Name, addresses.join(QLatin1Char('\n')));
    row.item->setToolTip(Size,
                         unpacked > 0 ? tr("%1 on the disk, unpacked").arg(formatBytes(unpacked))
                                      : tr("%1 bytes").arg(formatCount(static_cast<qint64>(row.set.size()))));
    row.item->setToolTip(StateColumn, QString::fromStdString(m_store.folder(row.set).string()));
    QVariant share;
    if (isRunning(row) && row.downloader->progress().total > 0)
        share = static_cast<double>(row.downloader->progress().received)
            / static_cast<double>(row.downloader->progress().total);
    row.item->setData(StateColumn, ProgressDelegate::role, share);
    const bool isDamaged = !isRunning(row) && row.check == Row::Check::Damaged;
    row.item->setData(StateColumn, Qt::ForegroundRole,
                      isDamaged ? QVariant(Theme::instance().color(Theme::Role::Error)) : QVariant());
}

QString SetManagerDialog::stateText(const Row &row) const
{
    if (isRunning(row))
        return downloadText(row.downloader->stage(), row.downloader->progress());
    if (row.state == SetStore::State::Present && row.check == Row::Check::Damaged)
        return tr("damaged");
    if (row.state == SetStore::State::Present)
        return row.check == Row::Check::Whole ? tr("there, verified") : tr("there");
    return row.state == SetStore::State::Incomplete ? tr("not there; a part is") : tr("not there");
}

void SetManagerDialog::updateButtons()
{
    const Row *row = selected();
    const bool runs = row && isRunning(*row);
    const bool isThere = row && row->state == SetStore::State::Present;
    const bool isDamaged = row && row->check == Row::Check::Damaged;
    enableButtons({isThere && !runs, row && !runs && (!isThere || isDamaged), runs,
                   row && !runs && row->state != SetStore::State::Missing});
}

SetManagerDialog::Row *SetManagerDialog::selected()
{
    const QTreeWidgetItem *item = list()->currentItem();
    const auto found =
        std::find_if(m_rows.begin(), m_rows.end(), [item](const Row &row) { return item && row.item == item; });
    return found == m_rows.end() ? nullptr : &*found;
}

void SetManagerDialog::select(const QString &id)
{
    for (const Row &row : m_rows)
        if (QString::fromStdString(row.set.id) == id)
            list()->setCurrentItem(row.item);
}

void SetManagerDialog::download(const QString &id)
{
    select(id);
    if (Row *row = selected(); row && QString::fromStdString(row->set.id) == id && canDownload())
        startDownload(*row);
}

void SetManagerDialog::connectDownloader(Row &row)
{
    const auto refreshRow = [this, &row] {
        row.state = m_store.state(row.set);
        showRow(row);
        updateButtons();
    };
    connect(row.downloader, &SetDownloader::progressed, this, [this, &row] { showRow(row); });
    connect(row.downloader, &SetDownloader::cancelled, this, refreshRow);
    connect(row.downloader, &SetDownloader::failed, this, [this, refreshRow](const QString &sentence) {
        refreshRow();
        say(sentence, true);
    });
    connect(row.downloader, &SetDownloader::finished, this, [this, &row, refreshRow] {
        row.check = Row::Check::Whole;
        refreshRow();
        say(tr("%1 is there and verified. Use it as data with one press of Use.")
                .arg(QString::fromStdString(row.set.name)),
            false);
        emit setsChanged();
    });
}

void SetManagerDialog::startDownload(Row &row)
{
    if (!row.downloader) {
        row.downloader = new SetDownloader(m_store, this, m_limits);
        connectDownloader(row);
    }
    if (row.downloader->isRunning())
        return;
    say({}, false);
    // A damaged file would be taken for one that is there.
    if (row.check == Row::Check::Damaged)
        if (const auto removed = m_store.remove(row.set); !removed)
            return say(toText(removed.error().message), true);
    row.check = Row::Check::None;
    row.downloader->start(row.set);
    showRow(row);
    updateButtons();
}

void SetManagerDialog::downloadSelected()
{
    if (Row *row = selected())
        startDownload(*row);
}

void SetManagerDialog::cancelSelected()
{
    if (Row *row = selected(); row && row->downloader)
        row->downloader->cancel();
}

void SetManagerDialog::removeSelected()
{
    Row *row = selected();
    if (!row)
        return;
    const QString question = tr("Remove the data set %1 from the disk?").arg(QString::fromStdString(row->set.name));
    if (QMessageBox::question(this, windowTitle(), question) != QMessageBox::Yes)
        return;
    const Result<void> removed = m_store.remove(row->set);
    row->check = Row::Check::None;
    row->state = m_store.state(row->set);
    showRow(*row);
    updateButtons();
    say(removed ? QString() : toText(removed.error().message), true);
    emit setsChanged();
}

void SetManagerDialog::useSelected()
{
    const Row *row = selected();
    if (!row || row->state != SetStore::State::Present)
        return;
    emit setChosen(QString::fromStdString(m_store.spec(row->set)));
    close();
}

void SetManagerDialog::openFolder()
{
    showFolder(m_store.root());
}

void SetManagerDialog::showEvent(QShowEvent *event)
{
    QDialog::showEvent(event);
    refresh();
    verifyPresent();
}

void SetManagerDialog::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        refresh();
    }
    QDialog::changeEvent(event);
}

} // namespace vitrine
