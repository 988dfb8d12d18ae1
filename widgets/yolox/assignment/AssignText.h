#pragma once

#include "widgets/yolox/assignment/AssignSession.h"

#include <QCoreApplication>
#include <QStringList>

namespace vitrine {

/// The steps of SimOTA, as the station shows them.
enum class AssignStep { Candidates, Ious, IouCosts, ClassCosts, Costs, DynamicK, Choice, Conflicts, Result };

/// What is said about an assignment, with its numbers. Asserts that rows and columns exist.
class AssignText {
    Q_DECLARE_TR_FUNCTIONS(vitrine::AssignText)

public:
    /// A sentence a step, about the ground truth of a row; −1: there is none.
    static QStringList sentences(const AssignPicture &picture, int row);
    /// What is out of the ordinary and what to do about it; empty: nothing.
    static QString remarks(const AssignPicture &picture);
    /// The ten best IoUs of a row as a sum: "0.81 + 0.79 + … = 5.32".
    static QString sumOfIous(const AssignPicture &picture, std::size_t row);

    static QString ofRow(const AssignPicture &picture, std::size_t row);
    static QString ofPair(const AssignPicture &picture, std::size_t row, std::size_t column);
    static QString ofCell(const AssignPicture &picture, int cell); ///< "cell 213 (stride 16, column 5, row 7)"

private:
    static QString candidates(const AssignPicture &picture);
    static QString ious(const AssignPicture &picture, std::size_t row);
    static QString iouCosts(const AssignPicture &picture, std::size_t row);
    static QString classCosts(const AssignPicture &picture, std::size_t row);
    static QString costs(const AssignPicture &picture);
    static QString dynamicK(const AssignPicture &picture, std::size_t row);
    static QString choice(const AssignPicture &picture, std::size_t row);
    static QString conflicts(const AssignPicture &picture);
    static QString conflict(const AssignPicture &picture, const Conflict &conflict);
    static QString result(const AssignPicture &picture);
    static QString remark(const AssignPicture &picture, const AssignRemark &remark);
};

/// Three digits after the point, as IoUs and costs are read; one where a million was added.
QString shortNumber(float value);

} // namespace vitrine
