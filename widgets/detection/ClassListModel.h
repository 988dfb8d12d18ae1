#pragma once

#include <QAbstractTableModel>

#include <vector>

namespace vitrine {

class DetectionState;

/// The classes that occur among a run's candidates, by their number: shown or not, and how many boxes of each are kept.
class ClassListModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Name, Kept, ColumnCount };
    /// A class occurs where a candidate has at least this score.
    static constexpr float floor = 0.05F;

    explicit ClassListModel(QObject *parent = nullptr);

    void setState(DetectionState *state);
    const std::vector<int> &classes() const { return m_classes; }
    int classAt(int row) const { return m_classes[static_cast<std::size_t>(row)]; }
    bool isShown(int classId) const;
    /// Shows or hides classes, all in one change of the settings.
    void setShown(const std::vector<int> &classes, bool shown);
    void setAllShown(bool shown); ///< also those that don't occur

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

private:
    void showRun();
    void showResult();

    DetectionState *m_state = nullptr;
    std::vector<int> m_classes;
    std::vector<int> m_kept; ///< by class
};

} // namespace vitrine
