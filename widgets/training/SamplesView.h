#pragma once

#include "core/training/observe/Readings.h"

#include <QAbstractListModel>
#include <QHash>
#include <QImage>
#include <QWidget>

#include <memory>
#include <vector>

class QLabel;
class QListView;

namespace vitrine {

class TrainSession;

/// Samples of the validation with what they were taken for.
class SamplesModel : public QAbstractListModel {
    Q_OBJECT

public:
    using QAbstractListModel::QAbstractListModel;

    void setReadings(std::shared_ptr<const ReadingReport> report, std::vector<std::size_t> shown);
    void setPictures(const QHash<qint64, QImage> &pictures);
    std::vector<std::int64_t> items() const; ///< of the set, as shown
    QImage picture(const QModelIndex &index) const; ///< null where there is none, or not yet

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    QString className(int index) const;
    const Reading &reading(const QModelIndex &index) const;
    QString tip(const Reading &reading) const;

    std::shared_ptr<const ReadingReport> m_report;
    std::vector<std::size_t> m_shown;
    QHash<qint64, QImage> m_pictures;
};

/// A wall of samples, as pictures where they are some, with label and answer. A click asks for the sample on the stage.
class SamplesView : public QWidget {
    Q_OBJECT

public:
    explicit SamplesView(TrainSession *session, QWidget *parent = nullptr);

    void showSamples(std::shared_ptr<const ReadingReport> report, std::vector<std::size_t> shown, const QString &title);
    SamplesModel *model() const { return m_model; }

signals:
    void sampleChosen(const QImage &picture); ///< of samples that are pictures

private:
    void setGrid();

    TrainSession *m_session;
    SamplesModel *m_model;
    QLabel *m_title;
    QListView *m_list;
};

} // namespace vitrine
